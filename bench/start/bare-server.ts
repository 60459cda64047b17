import restify from 'restify'

/** A server that answers nothing: what any bot on restify costs before it does anything. */
const server = restify.createServer()
server.listen(0, '127.0.0.1', () => console.log('listens'))
process.once('SIGTERM', () => process.exit(0))
