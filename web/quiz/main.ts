import { mount } from 'svelte'
import { takeOver } from '#web/handover.ts'
import Quiz from './Quiz.svelte'
import type { QuizData } from './quiz-data.ts'

const left = takeOver('quiz')
if (left !== null)
  mount(Quiz, { target: left.target, props: { data: left.data as QuizData, ready: true } })
