import { writeFileSync } from 'node:fs'
import { coreCode } from './page/core-code.ts'

/** `npm run core-code`: what the tab's page shares with the core, as browsers read it. */
for (const [name, code] of coreCode()) writeFileSync(new URL(`../tab/page/${name}`, import.meta.url), code)
