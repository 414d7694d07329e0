import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groupOfName } from './group-of-name.ts'

test('the first words tell what a sub-unit is', () => {
  assert.equal(groupOfName('Phòng Tổ chức cán bộ'), 'Phòng')
  assert.equal(groupOfName('VĂN PHÒNG'), 'Văn phòng')
  assert.equal(groupOfName('Truong THPT Hoang Dieu'), 'Trường')
  assert.equal(groupOfName('Phongtho'), 'Đơn vị trực thuộc')
})
