import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readBirthDate, readCitizenNumber } from './identity.ts'

const today = new Date('2021-10-01T00:00:00Z')

test('a birth date is read as it is written in Vietnam, or as a date cell gives it', () => {
  for (const text of ['2/9/1985', '02/09/1985', '2.9.1985', '02-09-1985', '1985-09-02'])
    assert.equal(readBirthDate(text, today), '1985-09-02', text)
  assert.equal(readBirthDate('29/2/1984', today), '1984-02-29')
})

test('a day that never was, lies ahead or long back is none', () => {
  for (const text of [
    '29/2/1985',
    '31/4/1990',
    '1/13/1990',
    '1985',
    '2/10/2021',
    '1/1/1899',
    '30000',
  ])
    assert.equal(readBirthDate(text, today), null, text)
})

test('a citizen number has twelve digits, an old one nine; dropped zeros come back', () => {
  assert.equal(readCitizenNumber('094085001234'), '094085001234')
  assert.equal(readCitizenNumber('94085001234'), '094085001234')
  assert.equal(readCitizenNumber('1085001234'), '001085001234')
  assert.equal(readCitizenNumber('365 123 456'), '365123456')
  for (const text of ['', '12345678', '0940850012345', 'B1234567'])
    assert.equal(readCitizenNumber(text), null, text)
})
