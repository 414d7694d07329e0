import assert from 'node:assert/strict'
import { test } from 'node:test'
import { servedAs } from './served-file.ts'

test('a Vietnamese name is given in UTF-8, with a plain one beside it', () => {
  assert.deepEqual(servedAs('documents/Chỉ thị 26 (bản ký).pdf'), {
    contentType: 'application/pdf',
    disposition:
      'inline; filename="Chi_thi_26__ban_ky_.pdf"; filename*=UTF-8\'\'Ch%E1%BB%89%20th%E1%BB%8B%2026%20%28b%E1%BA%A3n%20k%C3%BD%29.pdf',
  })
})

test('what can carry a script is never shown by the browser', () => {
  for (const path of ['a.html', 'a.svg', 'a.xhtml', 'a.xml', 'a'])
    assert.match(
      `${servedAs(path).contentType} ${servedAs(path).disposition}`,
      /^application\/octet-stream attachment/u,
    )
})

test('an ending that objects happen to have is an unknown one', () => {
  for (const path of ['documents/a.constructor', 'documents/a.__proto__']) {
    const { contentType, disposition } = servedAs(path)
    assert.equal(contentType, 'application/octet-stream')
    assert.match(disposition, /^attachment;/u)
  }
})
