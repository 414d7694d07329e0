/**
 * What Handover.svelte left in the page for the script that takes over: the place, emptied so that
 * the same can be drawn again with its buttons alive, and the data. Null on a page without it.
 */
export const takeOver = (
  id: string,
): { readonly target: HTMLElement; readonly data: unknown } | null => {
  const target = document.getElementById(id)
  const told = document.getElementById(`${id}-data`)?.textContent
  if (target === null || told === null || told === undefined) return null
  target.replaceChildren()
  return { target, data: JSON.parse(told) }
}
