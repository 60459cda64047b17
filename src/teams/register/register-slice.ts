import { registerVerbs, registerWords } from './register-verbs.ts'
import { drawnRegisters } from './draw-register.ts'

export const registerSlice = {
  verbs: registerVerbs,
  words: registerWords,
  drawn: drawnRegisters,
}
