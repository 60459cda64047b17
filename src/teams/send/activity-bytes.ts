const contentType = 'application/vnd.microsoft.card.adaptive'

/**
 * A card goes alone: with a text beside it Teams makes two messages and answers no id. `summary` is what the
 * notification says. The card is text already, so that an approved one is sent as it was stored.
 */
export function activityText(summary: string, card: string): string {
  const head = `{"type":"message","summary":${JSON.stringify(summary)}`
  return `${head},"attachments":[{"contentType":"${contentType}","content":${card}}]}`
}
