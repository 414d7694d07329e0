/** The unit and all it stands below, itself first; `parents` names what each stands below. */
export const lineOf = (
  parents: ReadonlyMap<number, number | null>,
  unitId: number,
): readonly number[] => {
  const line: number[] = []
  for (
    let at: number | null | undefined = unitId;
    at !== null && at !== undefined && !line.includes(at);
    at = parents.get(at)
  )
    line.push(at)
  return line
}
