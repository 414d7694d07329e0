import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acceptedEncoding } from './accepted-encoding.ts'

const accepted = (header: string | undefined) => acceptedEncoding(header, ['br', 'gzip'])

test('of what is wanted alike the first offered is taken, in whatever order it is named', () => {
  for (const header of ['gzip, deflate, br, zstd', 'br,gzip', 'gzip;q=0.5, br;q=0.5'])
    assert.equal(accepted(header), 'br', header)
  assert.equal(accepted('deflate, gzip'), 'gzip')
})

test('what is wanted more goes before what is offered first', () => {
  assert.equal(accepted('br;q=0.8, gzip'), 'gzip')
  assert.equal(accepted('gzip;q=0.9, br;q=0.901'), 'br')
})

test('a weight of nothing refuses, however it is written', () => {
  for (const header of ['gzip;q=0', 'gzip;q=0.0', 'gzip ; q=0.000', 'deflate, gzip;Q=0 , zstd'])
    assert.equal(accepted(header), null, header)
  assert.equal(accepted('br;q=0, gzip;q=0.001'), 'gzip')
})

test('a star stands for all that is not named', () => {
  assert.equal(accepted('*'), 'br')
  assert.equal(accepted('br;q=0, *'), 'gzip')
  assert.equal(accepted('gzip, *;q=0'), 'gzip')
  assert.equal(accepted('*;q=0.1, gzip;q=0.2'), 'gzip')
  assert.equal(accepted('*;q=0'), null)
})

test('upper case is the same encoding, a longer name another', () => {
  assert.equal(accepted('GZip'), 'gzip')
  assert.equal(accepted('DEFLATE, BR;Q=1.0'), 'br')
  for (const header of ['gzip-2', 'xgzip', 'brotli']) assert.equal(accepted(header), null, header)
})

test('a reply goes as it is where nothing is said, or where that is wanted more', () => {
  for (const header of [
    undefined,
    '',
    ' ',
    'identity',
    'identity, gzip;q=0.5',
    '*;q=0.5, identity',
  ])
    assert.equal(accepted(header), null, header)
  assert.equal(accepted('gzip;q=1.0, identity; q=0.5, *;q=0'), 'gzip')
  assert.equal(accepted('identity, gzip'), 'gzip')
})

test('what is said wrongly is not wanted', () => {
  for (const header of [
    'gzip;q=',
    'gzip;q=much',
    'gzip;q=2',
    'gzip;q=-1',
    'gzip;level=9',
    'gzip;xq=1',
    ';,=',
  ])
    assert.equal(accepted(header), null, header)
})
