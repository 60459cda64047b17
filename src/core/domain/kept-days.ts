/** A poster of which nobody said until when hangs so long, and the page of its code is read so long. In days. */
export const hangsDays = 60
