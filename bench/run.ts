import { inbound } from './inbound.ts'

/** Each prints its figures and answers what the last line says, in JSON. */
const benches: Record<string, (...rest: string[]) => Promise<object>> = { inbound }

const [name = '', ...rest] = process.argv.slice(2)
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined
if (!bench) {
  console.error(`npm run bench -- ${Object.keys(benches).join(' | ')}`)
  process.exit(1)
}
console.log(JSON.stringify({ bench: name, ...(await bench(...rest)) }))
