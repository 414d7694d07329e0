/** A calendar day as people write it: 1/7/2025. */
export const plainDay = (day: string): string => {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${Number(date)}/${Number(month)}/${year}`
}
