/** Before another line of that section; null: at its end. */
export type Place = { section: string; before: string | null }
