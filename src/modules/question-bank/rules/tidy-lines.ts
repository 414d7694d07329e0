/**
 * Text of a question or a rule as it is kept: NFC, blanks of a line to one, blank ends, byte order
 * marks and control characters (which PostgreSQL cannot hold) gone. Lines stay, and so do
 * zero-width spaces, which Khmer breaks its lines at.
 */
export const tidyLines = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll('\ufeff', '')
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((line) =>
      line
        .replace(/[^\S\n]+/gu, ' ')
        .replace(/\p{Cc}/gu, '')
        .trim(),
    )
    .join('\n')
    .trim()
