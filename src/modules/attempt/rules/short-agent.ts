// The first that fits counts: browsers built on another name it too.
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bZalo\b/iu, 'Zalo'],
  [/\bFBA[NV]\b/u, 'Facebook'],
  [/\bcoc_coc_browser\/(\d+)/iu, 'Cốc Cốc'],
  [/\bSamsungBrowser\/(\d+)/u, 'Samsung Internet'],
  [/\bEdgA?(?:iOS)?\/(\d+)/u, 'Edge'],
  [/\bOPR\/(\d+)/u, 'Opera'],
  [/\b(?:Firefox|FxiOS)\/(\d+)/u, 'Firefox'],
  [/\b(?:Headless)?(?:Chrome|CriOS)\/(\d+)/u, 'Chrome'],
  [/\bVersion\/(\d+)\S* .*Safari/u, 'Safari'],
]

const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone OS (\d+)/u, 'iOS'],
  [/\biPad\b.* OS (\d+)/u, 'iPadOS'],
  [/\bAndroid (\d+)/u, 'Android'],
  [/\bAndroid\b/u, 'Android'],
  [/\bWindows NT\b/u, 'Windows'],
  [/\bMac OS X\b/u, 'macOS'],
  [/\bCrOS\b/u, 'ChromeOS'],
  [/\bLinux\b/u, 'Linux'],
]

const named = (agent: string, names: typeof browsers): string | null => {
  for (const [pattern, name] of names) {
    const found = pattern.exec(agent)
    if (found !== null) return found[1] === undefined ? name : `${name} ${found[1]}`
  }
  return null
}

/**
 * Shortens what a browser says it is to its name, its system and their main versions, as
 * "Chrome 120, Android 13": enough to tell two devices apart, too little to tell one among many.
 * What isn't known is given as the first word of it.
 */
export const shortAgent = (agent: string): string => {
  const known = [named(agent, browsers), named(agent, systems)].filter((name) => name !== null)
  return known.length > 0 ? known.join(', ') : (agent.split(/[\s/]/u)[0] ?? '').slice(0, 40)
}
