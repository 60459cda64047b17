/** The program of the press, as `app/` gives it. */
export const pressProgram = new URL('../../src/press-program.ts', import.meta.url)
