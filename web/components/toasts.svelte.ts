type Toast = { readonly id: number; readonly text: string }

const shownFor = 6000

let shown = $state<readonly Toast[]>([])
let last = 0

/** The messages that stand on the screen now, oldest first. */
export const toasts = (): readonly Toast[] => shown

/**
 * Says in passing that something is done. Only for what needs no answer and is seen elsewhere too:
 * it goes by itself. Only in a browser.
 */
export const tellInPassing = (text: string): void => {
  const id = (last += 1)
  shown = [...shown.slice(-2), { id, text }]
  setTimeout(() => {
    shown = shown.filter((toast) => toast.id !== id)
  }, shownFor)
}
