// @ts-check
// The little that lives on public pages: countdowns run, and a code can be copied. Everything is
// readable without it.

const sizes = [86400, 3600, 60, 1]
const group = document.documentElement.lang === 'en' ? ',' : '.'

/**
 * The two largest units of a length of time; the same as formatRemaining in web/format.ts.
 * @param {number} seconds
 * @param {readonly (readonly [string, string])[]} words
 */
const remaining = (seconds, words) => {
  const first = sizes.findIndex((size) => seconds >= size || size === 1)
  return sizes
    .slice(first, first + 2)
    .map((size, offset) => {
      const value = Math.floor((offset === 0 ? seconds : seconds % (sizes[first] ?? 1)) / size)
      const written = String(value).replace(/\B(?=(\d{3})+$)/gu, group)
      return `${written} ${words[first + offset]?.[value === 1 ? 0 : 1] ?? ''}`
    })
    .join(' ')
}

for (const timer of document.querySelectorAll('[data-countdown]')) {
  if (!(timer instanceof HTMLElement)) continue
  const { countdown = '', now = '', said = '', over = '', words = '[]' } = timer.dataset
  // The device's clock only measures what has passed since the server said the time.
  const left = Date.parse(countdown) - Date.parse(now)
  const began = performance.now()
  const parsed = /** @type {[string, string][]} */ (JSON.parse(words))
  const show = () => {
    const seconds = Math.floor((left - (performance.now() - began)) / 1000)
    const text = seconds > 0 ? said.replace('{}', remaining(seconds, parsed)) : over
    if (timer.textContent !== text) timer.textContent = text
    if (seconds <= 0) clearInterval(beat)
  }
  const beat = setInterval(show, 1000)
  show()
}

for (const button of document.querySelectorAll('[data-copy]')) {
  if (!(button instanceof HTMLButtonElement) || navigator.clipboard === undefined) continue
  button.hidden = false
  button.addEventListener('click', () => {
    const source = document.getElementById(button.dataset['copy'] ?? '')
    void navigator.clipboard.writeText(source?.textContent ?? '').then(() => {
      button.textContent = button.dataset['copied'] ?? ''
    })
  })
}
