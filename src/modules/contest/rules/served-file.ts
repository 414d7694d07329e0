/** How a stored document goes over the wire. */
export type ServedAs = { readonly contentType: string; readonly disposition: string }

/** Formats a browser may show by itself; whatever can carry a script is only downloaded. */
const shown: ReadonlyMap<string, string> = new Map(
  Object.entries({
    pdf: 'application/pdf',
    txt: 'text/plain; charset=utf-8',
    png: 'image/png',
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    webp: 'image/webp',
  }),
)

const downloaded: ReadonlyMap<string, string> = new Map(
  Object.entries({
    doc: 'application/msword',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    xls: 'application/vnd.ms-excel',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ppt: 'application/vnd.ms-powerpoint',
    pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    odt: 'application/vnd.oasis.opendocument.text',
    csv: 'text/csv; charset=utf-8',
    zip: 'application/zip',
  }),
)

// RFC 8187: what is not an attr-char is percent-encoded.
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(
    /['()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/** Content type and disposition (RFC 6266, UTF-8 name) of a stored path, by its ending. */
export const servedAs = (path: string): ServedAs => {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w.-]/gu, '_')
  const manner = shown.has(ending) ? 'inline' : 'attachment'
  return {
    contentType: shown.get(ending) ?? downloaded.get(ending) ?? 'application/octet-stream',
    disposition: `${manner}; filename="${plain}"; filename*=UTF-8''${encoded(name)}`,
  }
}
