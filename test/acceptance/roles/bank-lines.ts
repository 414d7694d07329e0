import type { Contest } from '#src/modules/contest/contest.ts'
import { type Line, part, signedIn, type World } from './world.ts'

const bankOf = ({ slug }: Contest, rest: string): string =>
  `/api/v1/contests/${slug}/banks/${slug}-bank${rest}`
const closedBank =
  (rest: string) =>
  ({ closed }: World): string =>
    bankOf(closed, rest)

/** Organisers and question writers of the contest, and nobody else. */
const writers = (status: number) => signedIn(403, { organiser: status, questionWriter: status })
const organisers = (status: number) => signedIn(403, { organiser: status })

const typed = () => ({
  topic: 'thu-tuc',
  newTopic: false,
  difficulty: 'easy',
  stem: 'Câu nào đúng?',
  options: ['Một', 'Hai'].map((text, place) => ({ text, pinned: false, correct: place === 0 })),
  keepOrder: false,
  explanation: null,
  source: null,
  replaces: null,
})

/** Question banks, and sample papers drawn from them. */
export const bankLines: readonly Line[] = [
  {
    route: 'GET /api/v1/contests/{contest}/banks',
    url: ({ closed }) => `/api/v1/contests/${closed.slug}/banks`,
    expected: writers(200),
  },
  {
    route: 'GET /api/v1/contests/{contest}/banks/{bank}/questions',
    url: closedBank('/questions'),
    expected: writers(200),
  },
  {
    route: 'GET /api/v1/contests/{contest}/banks/{bank}/questions',
    about: 'of a bank that another contest draws from',
    url: ({ closed, elsewhere }) =>
      `/api/v1/contests/${closed.slug}/banks/${elsewhere.slug}-bank/questions`,
    expected: writers(404),
  },
  {
    route: 'POST /api/v1/contests/{contest}/banks/{bank}/questions',
    url: closedBank('/questions'),
    payload: typed,
    expected: writers(201),
  },
  {
    route: 'GET /api/v1/contests/{contest}/banks/{bank}/questions/{code}',
    url: closedBank('/questions/thu-tuc-1'),
    expected: writers(200),
  },
  {
    route: 'PUT /api/v1/contests/{contest}/banks/{bank}/questions/{code}/draft',
    about: 'where another draft is there than was seen',
    url: closedBank('/questions/thu-tuc-1/draft'),
    payload: () => ({ ...typed(), replaces: '1' }),
    expected: writers(409),
  },
  {
    route: 'DELETE /api/v1/contests/{contest}/banks/{bank}/questions/{code}/draft',
    about: 'where there is none',
    url: closedBank('/questions/thu-tuc-1/draft?version=1'),
    expected: writers(409),
  },
  {
    route: 'POST /api/v1/contests/{contest}/banks/{bank}/questions/{code}/review',
    about: 'where there is no draft',
    url: closedBank('/questions/thu-tuc-1/review'),
    payload: () => ({ version: '1' }),
    expected: writers(409),
  },
  {
    route: 'POST /api/v1/contests/{contest}/banks/{bank}/uses',
    about: 'where nothing was reviewed',
    url: closedBank('/uses'),
    payload: () => ({ questions: [{ code: 'thu-tuc-1', version: '1' }] }),
    expected: writers(409),
  },
  {
    route: 'POST /api/v1/contests/{contest}/banks/{bank}/questions/{code}/retirement',
    about: 'while a round runs',
    url: ({ running }) => bankOf(running, '/questions/thu-tuc-1/retirement'),
    payload: () => ({}),
    expected: writers(409),
  },
  {
    route: 'DELETE /api/v1/contests/{contest}/banks/{bank}/questions/{code}/retirement',
    about: 'of a question in use',
    url: closedBank('/questions/thu-tuc-1/retirement'),
    expected: writers(409),
  },
  {
    route: 'GET /api/v1/contests/{contest}/banks/{bank}/near-duplicates',
    url: closedBank('/near-duplicates'),
    expected: writers(200),
  },
  {
    route: 'POST /api/v1/contests/{contest}/banks/{bank}/import-previews',
    about: 'without a file',
    url: closedBank('/import-previews'),
    expected: organisers(400),
  },
  {
    route: 'POST /api/v1/contests/{contest}/banks/{bank}/imports',
    about: 'without a file',
    url: closedBank(`/imports?stamp=${'0'.repeat(32)}`),
    expected: organisers(400),
  },
  {
    route: 'POST /api/v1/contests/{contest}/parts/{part}/samples',
    url: ({ running }) => part(running, 'samples'),
    payload: () => ({ seed: 1 }),
    expected: writers(200),
  },
  {
    route: 'POST /api/v1/contests/{contest}/parts/{part}/samples/{seed}/marking',
    about: 'of another paper than the seed gives',
    url: ({ running }) => part(running, 'samples/1/marking'),
    payload: () => ({ stamp: '0'.repeat(32), answers: {} }),
    expected: writers(409),
  },
  {
    route: 'GET /api/v1/contests/{contest}/parts/{part}/draws',
    url: ({ running }) => part(running, 'draws?seed=1'),
    expected: writers(200),
  },
  {
    route: 'GET /api/v1/contests/{contest}/parts/{part}/draws/file',
    url: ({ running }) => part(running, 'draws/file?seed=1'),
    expected: writers(200),
  },
]
