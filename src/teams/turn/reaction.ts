/** A line of emoji and smileys alone. */
const faces = /^(?:[\s\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]|\u200d|\ufe0f|[:;]-?[)DP])+$/u

export function isReaction(line: string): boolean {
  return faces.test(line)
}
