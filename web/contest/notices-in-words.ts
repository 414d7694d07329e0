import type { Language } from '#src/shared/language.ts'
import { loadContests } from '#web/phrases/contests.ts'
import { noticeLines, type PublicNotice } from './notice-lines.ts'

/** A notice as a page hands it on: its title, and the lines below it. */
export type NoticeInWords = { readonly title: string; readonly lines: readonly string[] }

/** Puts notices into a reader's words, for pages whose phrases tell nothing of notices. */
export const noticesInWords = async (
  notices: readonly PublicNotice[],
  language: Language,
): Promise<readonly NoticeInWords[]> => {
  const words = (await loadContests(language)).notices
  return notices.map((notice) => {
    const { issued, moved } = noticeLines(notice, words, language)
    return { title: notice.title, lines: [issued, ...moved] }
  })
}
