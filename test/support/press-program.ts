/** The program of the press, as `app/` gives it. */
export const pressProgram = new URL('../../src/app/press-program.ts', import.meta.url)
