import { flushSync, mount } from 'svelte'
import { takeOver } from '#web/handover.ts'
import { readTyped, typeAgain } from '#web/person/typed-before.ts'
import type { RegisterProps } from './register-props.ts'
import RegisterForm from './RegisterForm.svelte'

const typed = readTyped('register')
const left = takeOver('register')
if (left !== null) {
  const props = { ...(left.data as RegisterProps), ready: true }
  mount(RegisterForm, { target: left.target, props })
  // The fields listen once what mounting has put off is done.
  flushSync()
  typeAgain(left.target, typed)
}
