type Text = (key: `duration.${'seconds' | 'minutes' | 'both' | 'hours' | 'long'}`, values: Values) => string
type Values = Record<string, string | number>

/** « environ 1 min 20 » */
export function writtenDuration(ms: number, text: Text): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  if (seconds < 60) return text('duration.seconds', { s: seconds })
  if (seconds < 600) {
    const rest = Math.round((seconds % 60) / 10) * 10
    const minutes = Math.floor(seconds / 60) + (rest === 60 ? 1 : 0)
    return rest === 0 || rest === 60
      ? text('duration.minutes', { m: minutes })
      : text('duration.both', { m: minutes, s: rest })
  }
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return text('duration.minutes', { m: minutes })
  const hours = Math.floor(minutes / 60)
  return minutes % 60 === 0
    ? text('duration.hours', { h: hours })
    : text('duration.long', { h: hours, m: String(minutes % 60).padStart(2, '0') })
}
