import { mount } from 'svelte'
import Quiz from './Quiz.svelte'
import type { QuizData } from './quiz-data.ts'

// The start screen was drawn on the server; the same is drawn again here, now with its buttons alive.
const told = document.getElementById('quiz-data')?.textContent
const target = document.getElementById('quiz')
if (told !== null && told !== undefined && target !== null) {
  const data = JSON.parse(told) as QuizData
  target.replaceChildren()
  mount(Quiz, { target, props: { data, ready: true } })
}
