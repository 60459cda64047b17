import assert from 'node:assert/strict'
import { agreeOnRules, sayRules } from '../../src/app/common-rules.ts'
import { readConfig } from '../../src/settings/config.ts'
import { settings } from '../../src/postgres/stores/kept-values.ts'
import { eachDatabase } from '../support/database.ts'

const pilot = readConfig({ ONLY_TO_GROUP_ID: '11111111-2222-4333-8444-555555555555' })

describe('the rules of all processes', function () {
  this.timeout(60_000)
  eachDatabase((_, open) => {
    it('are the bot’s: a worker with others is told which', async () => {
      const kept = settings(await open())
      await agreeOnRules(kept, readConfig({}))
      await sayRules(kept, pilot)
      await agreeOnRules(kept, pilot)
      await assert.rejects(agreeOnRules(kept, readConfig({})), /ONLY_TO_GROUP_ID must be the same/)
      await sayRules(kept, readConfig({}))
      await agreeOnRules(kept, readConfig({ QUIET_HOURS: '19:00-08:00' }))
      await assert.rejects(
        agreeOnRules(
          kept,
          readConfig({
            TIME_ZONE: 'Indian/Reunion',
            QUIET_HOURS: 'off',
            HOLIDAYS_REGION: 'RE',
            JOURNAL_HEAD_TO: 'admins',
          }),
        ),
        /TIME_ZONE, QUIET_HOURS, HOLIDAYS_REGION, JOURNAL_HEAD_TO must/,
      )
      await assert.rejects(
        agreeOnRules(kept, readConfig({ BROADCAST_PER_SECOND: '30', FOUR_EYES_OVER: '5' })),
        /BROADCAST_PER_SECOND, FOUR_EYES_OVER/,
      )
    })
  })
})
