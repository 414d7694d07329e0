import { type Line, signedIn, type World } from './world.ts'

const desk = ({ running }: World, rest: string): string =>
  `/api/v1/desk/contests/${running.slug}/${rest}`

/** Only those who organise a contest move its times and speak for it. */
const organisersOnly = (status: number) => signedIn(403, { organiser: status })

const move = {
  part: 'kien-thuc',
  round: 'vong-1',
  startsAt: '2021-09-30T02:00:00Z',
  endsAt: '2021-12-01T00:00:00Z',
}
const notice = {
  number: null,
  issuedOn: '2021-10-01',
  title: 'Thông báo',
  text: 'Nội dung của thông báo.',
}

/** The windows of parts, and the notices of a contest. */
export const windowLines: readonly Line[] = [
  {
    route: 'GET /api/v1/desk/contests/{contest}/windows',
    url: (world) => desk(world, 'windows'),
    expected: organisersOnly(200),
  },
  {
    route: 'POST /api/v1/desk/contests/{contest}/windows/plan',
    url: (world) => desk(world, 'windows/plan'),
    payload: () => move,
    expected: organisersOnly(200),
  },
  {
    route: 'POST /api/v1/desk/contests/{contest}/windows',
    about: 'as somebody saw it who is too late',
    url: (world) => desk(world, 'windows'),
    payload: () => ({ ...move, ...notice, openAttempts: 'keep', revision: 0 }),
    expected: organisersOnly(409),
  },
  {
    route: 'POST /api/v1/desk/contests/{contest}/notices',
    url: (world) => desk(world, 'notices'),
    payload: () => notice,
    expected: organisersOnly(201),
  },
]
