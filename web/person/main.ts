import { flushSync, mount } from 'svelte'
import { takeOver } from '#web/handover.ts'
import AccountActions from './AccountActions.svelte'
import SetOwnPassword from './SetOwnPassword.svelte'
import SignIn from './SignIn.svelte'
import type { PersonProps } from './person-props.ts'
import { readTyped, typeAgain } from './typed-before.ts'

const screens = {
  'sign-in': SignIn,
  'set-password': SetOwnPassword,
  'account-actions': AccountActions,
}

for (const [id, screen] of Object.entries(screens)) {
  const typed = readTyped(id)
  const left = takeOver(id)
  if (left !== null) {
    const props = { ...(left.data as PersonProps), ready: true }
    mount(screen, { target: left.target, props })
    // The fields listen once what mounting has put off is done.
    flushSync()
    typeAgain(left.target, typed)
  }
}
