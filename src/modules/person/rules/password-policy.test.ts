import assert from 'node:assert/strict'
import { test } from 'node:test'
import { weakness } from './password-policy.ts'

const person = { username: 'nguyenvana2', name: 'Nguyễn Văn A' }

test('ten characters are enough, nine are not; letters are counted, not bytes', () => {
  assert.equal(weakness('sông nước', person), 'password_too_short')
  assert.equal(weakness('sông nướcx', person), null)
  assert.equal(weakness('sông nước'.normalize('NFD'), person), 'password_too_short')
})

test('what is guessed first is refused, whatever its capitals, tone marks and blanks', () => {
  for (const password of ['matkhau123', 'Mật Khẩu 123', 'SOCTRANG2021', 'cải cách hành chính'])
    assert.equal(weakness(password, person), 'password_too_common')
})

test('runs and repetitions are refused', () => {
  for (const password of ['1234567890', '9876543210', 'qwertyuiop', 'aaaaaaaaaa', '123123123123'])
    assert.equal(weakness(password, person), 'password_too_common')
  assert.equal(weakness('trời hôm nay xanh', person), null)
})

test('one’s own name or username is refused, with figures and signs around it too', () => {
  for (const password of ['nguyenvana2', 'Nguyễn Văn A', 'nguyenvana@2021', '99 NguyenVanA'])
    assert.equal(weakness(password, person), 'password_like_name')
  assert.equal(weakness('nguyen van a yeu ruong dong', person), null)
})
