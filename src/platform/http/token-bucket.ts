/** So many at once, and so many a second for ever. */
export type BucketRule = { readonly perSecond: number; readonly burst: number }

/** What was left at an instant, in milliseconds of any clock that goes forward. */
export type Bucket = { left: number; atMs: number }

/** What is left of a bucket now. */
export const leftOf = ({ left, atMs }: Bucket, rule: BucketRule, nowMs: number): number =>
  Math.min(rule.burst, left + (Math.max(0, nowMs - atMs) * rule.perSecond) / 1000)

/** Takes one where one is left; false where none is. */
export const takeOne = (bucket: Bucket, rule: BucketRule, nowMs: number): boolean => {
  const left = leftOf(bucket, rule, nowMs)
  bucket.atMs = nowMs
  bucket.left = left >= 1 ? left - 1 : left
  return left >= 1
}

/** Buckets by name, of which at most `most` are kept: full ones are forgotten, then the eldest. */
export const openBuckets = (rule: BucketRule, most: number) => {
  const buckets = new Map<string, Bucket>()
  const makeRoom = (nowMs: number): void => {
    for (const [name, bucket] of buckets)
      if (leftOf(bucket, rule, nowMs) >= rule.burst) buckets.delete(name)
    for (const name of buckets.keys()) {
      if (buckets.size < most) return
      buckets.delete(name)
    }
  }
  return {
    /** Whether one more of this name is within the rule; takes it where it is. */
    take: (name: string, nowMs: number): boolean => {
      const known = buckets.get(name)
      if (known !== undefined) return takeOne(known, rule, nowMs)
      if (buckets.size >= most) makeRoom(nowMs)
      buckets.set(name, { left: rule.burst - 1, atMs: nowMs })
      return true
    },
    size: (): number => buckets.size,
  }
}
export type Buckets = ReturnType<typeof openBuckets>
