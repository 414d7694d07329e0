/** What a field held before its script came, by the field's name. */
export type Typed = { readonly values: ReadonlyMap<string, string>; readonly focused: string }

const fieldsOf = (place: HTMLElement | null): HTMLInputElement[] => [
  ...(place?.querySelectorAll('input') ?? []),
]

/**
 * Reads what somebody on a slow network, or the browser by itself, has put into the fields of a
 * place while its script was still on the way, and which of them is being typed in.
 */
export const readTyped = (id: string): Typed => ({
  values: new Map(
    fieldsOf(document.getElementById(id)).map((field): [string, string] => [
      field.name,
      field.value,
    ]),
  ),
  focused: document.activeElement instanceof HTMLInputElement ? document.activeElement.name : '',
})

/** Puts it into the fields that the script has drawn in their place, as if it were typed there. */
export const typeAgain = (place: HTMLElement, { values, focused }: Typed): void => {
  for (const field of fieldsOf(place)) {
    const value = values.get(field.name) ?? ''
    if (value !== '') {
      field.value = value
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
    if (focused !== '' && field.name === focused) field.focus()
  }
}
