'use strict'
/*
 * Loaded before anything else (`node -r`), and plain JavaScript: an older Node.js cannot read TypeScript, and would say so by a
 * stack. Which one is needed stands in package.json alone. Then it opens the cache of compiled code, before any code is read
 * that it could keep.
 */
const needed = /(\d+)\.(\d+)$/.exec(require('../package.json').engines.node)
const [major, minor] = process.versions.node.split('.').map(Number)
const older = major < Number(needed[1]) || (major === Number(needed[1]) && minor < Number(needed[2]))

// Some newer ones of an odd number do not read it either.
if (older || !process.features.typescript) {
  console.error(`Mary needs Node.js 24 (${needed[0]} at least): this is ${process.version}, at ${process.execPath}.`)
  process.exit(1)
}

/*
 * What Node.js makes of the files of a start (types taken out, bytecode) is kept for the next one, which then loads in half
 * the time; written when the process ends. Beside the code: a cached file is run instead of what it was made of, and whoever may
 * write there may change Mary anyway. That is not so of DATA_DIR, nor of the temporary folder where Node.js would put it, which
 * everybody on the machine shares. Where Mary may not write there is no cache, and no harm. `npm ci` empties it.
 */
if (/\b(main|worker)\.ts$/.test(process.argv[1] ?? ''))
  require('node:module').enableCompileCache(require('node:path').join(__dirname, '../node_modules/.cache/mary'))
