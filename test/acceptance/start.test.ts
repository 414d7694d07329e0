import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { connect } from 'node:net'
import path from 'node:path'
import { test } from 'node:test'
import { runProgram } from '#test/factories/program.ts'
import { temporaryFolder } from '#test/factories/temporary-folder.ts'

const running = /running at (http:\/\/127\.0\.0\.1:(\d+))/u

/** Sends the head and half of the body of a sign-in; `finish` sends the rest and gives the answer. */
const beginSignIn = async (port: number) => {
  const body = JSON.stringify({ username: 'khong-co', password: 'khong-biet-gi' })
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(
    `POST /api/v1/sessions HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nExpect: 100-continue\r\n\r\n`,
  )
  // The server has the head and waits for the body: the request is under way.
  await once(socket, 'data')
  return async (): Promise<string> => {
    let answer = ''
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString()
    })
    socket.write(body)
    await once(socket, 'close')
    return answer
  }
}

test('an empty installation starts, refuses a second server, survives kill -9, and drains', async (t) => {
  const folder = path.join(await temporaryFolder(), 'dữ liệu')
  const settings = { HOITHI_DATA: folder, HOITHI_DEMO: 'off', PORT: '0' }

  const first = runProgram(t, 'server.ts', [], settings)
  const [, address = '', port = ''] = await first.says(running)
  await first.says(/user grant ban-to-chuc --role operator/u)
  assert.deepEqual(await (await fetch(`${address}/healthz`)).json(), { status: 'up' })
  const page = await fetch(address)
  assert.equal(page.status, 200)
  assert.match(await page.text(), /<html lang="vi"/u)

  await t.test('on its data folder no second server starts, and the first is named', async () => {
    const second = runProgram(t, 'server.ts', [], settings)
    assert.equal(await second.ended, 1)
    assert.ok(second.said().includes(`already runs on the data folder ${folder} (${address}`))
    assert.doesNotMatch(second.said(), /at .*\.ts/u)
  })

  await t.test(
    'on its port no second server starts, and nothing of that one is touched',
    async () => {
      const other = await temporaryFolder()
      const second = runProgram(t, 'server.ts', [], { HOITHI_DATA: other, PORT: port })
      assert.equal(await second.ended, 1)
      assert.match(second.said(), new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is taken`, 'u'))
      assert.deepEqual(await readdir(other), [])
    },
  )

  await t.test('a verb works beside it', async () => {
    const args = ['user', 'add', 'ban-to-chuc', '--name', 'Ban Tổ chức', '--json']
    const added = runProgram(t, 'cli.ts', args, settings)
    assert.equal(await added.ended, 0, added.said())
    const { username, password } = JSON.parse(added.printed()) as Record<string, string>
    const reply = await fetch(`${address}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password }),
    })
    assert.equal(reply.status, 201)
  })

  await t.test('killed with -9, it starts again with what it held', async () => {
    first.kill('SIGKILL')
    assert.equal(await first.ended, 'SIGKILL')
    const again = runProgram(t, 'server.ts', [], settings)
    const [, , newPort] = await again.says(running)
    await again.says(/1 person can sign in/u)

    const finish = await beginSignIn(Number(newPort))
    again.kill('SIGTERM')
    await again.says(/Stopping/u)
    const answer = await finish()
    assert.match(answer, /^HTTP\/1\.1 401 /u)
    assert.equal(await again.ended, 0, again.said())
  })
})

test('a wrong setting is told in a sentence', async (t) => {
  const program = runProgram(t, 'server.ts', [], { PORT: 'ba nghìn', HOITHI_DEMO: 'maybe' })
  assert.equal(await program.ended, 1)
  assert.match(program.said(), /^PORT: expected .*“ba nghìn”\nHOITHI_DEMO: expected/u)
  assert.doesNotMatch(program.said(), /at .*\.ts/u)
})
