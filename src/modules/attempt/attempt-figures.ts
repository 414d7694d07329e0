import type { Context } from '#src/platform/context.ts'
import type { GroupFigures } from '#src/platform/db/group-commit.ts'
import { answerLine } from './answer-line.ts'
import { countOpenAttempts } from './figures-store.ts'
import { type TraceFigures, traceLine } from './trace-line.ts'

/** How many attempts are open at this moment, on all processes. */
export const attemptsOpen = (context: Context): Promise<number> =>
  countOpenAttempts(context.db.pool)

/** How this process's grouped writes go: starts, saves, and ends by submission or deadline. */
export const attemptWrites = (context: Context): Readonly<Record<string, GroupFigures>> => {
  const { start, save, end } = answerLine(context.db)
  return { start: start.figures, save: save.figures, end: end.figures }
}

/** How this process's trace of browsers goes. */
export const attemptTraces = (context: Context): TraceFigures => traceLine(context.db).figures
