/** Days that a poster without a last day hangs, and that the page of its code is read. */
export const hangsDays = 60
