/** One delivery as it came first; `times`: how often the same one did. */
export type KeptWebhook = { id: string; at: string; body: unknown; times: number }
