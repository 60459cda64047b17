import { calendarFaults } from './calendar.ts'
import { capabilityFaults } from './capabilities.ts'
import { agendaFaults } from './agenda.ts'
import { attendanceFaults } from './attendance.ts'
import { callFaults } from './calls.ts'
import { campaignFaults } from './campaigns.ts'
import { weekFaults } from './week.ts'
import { circuitFaults } from './circuits.ts'
import { erasureFaults } from './erasure.ts'
import { eventLifeFaults } from './event-life.ts'
import { consentFaults } from './consents.ts'
import { contentFaults } from './content.ts'
import { decisionFaults } from './decisions.ts'
import { directoryFaults } from './directory.ts'
import { dispatchFaults } from './dispatch.ts'
import { eventWordFaults } from './event-words.ts'
import { eventFaults } from './events.ts'
import { figureFaults } from './figures.ts'
import type { Fault } from './fault.ts'
import { officersFaults } from './officers.ts'
import { outsideFaults } from './outside.ts'
import { personalFaults } from './personal.ts'
import { printFaults } from './print.ts'
import { proposalFaults } from './proposals.ts'
import { retentionFaults } from './retention.ts'
import { roadFaults } from './roads.ts'
import { sealFaults } from './seal.ts'
import { sectionFaults } from './sections.ts'
import { sectorFaults } from './sectors.ts'
import { sendingFaults } from './sending.ts'
import { teamsFaults } from './teams.ts'
import { testSendFaults } from './test-sends.ts'
import { anywhereFaults } from './anywhere.ts'
import { pageFaults } from './pages.ts'
import { leavingFaults } from './leaving.ts'
import { newspaperFaults } from './newspapers.ts'
import { relayFaults } from './relays.ts'
import { releaseFaults } from './releases.ts'
import { servedPictureFaults } from './served-pictures.ts'
import { withdrawalFaults } from './withdrawals.ts'
import { trafficFaults } from './traffic.ts'
import { videoFaults } from './videos.ts'
import { siteFaults } from './site.ts'
import { tabFaults } from './tab.ts'

export const faults: readonly Fault[] = [
  ...capabilityFaults,
  ...sealFaults,
  ...eventLifeFaults,
  ...decisionFaults,
  ...circuitFaults,
  ...sectorFaults,
  ...campaignFaults,
  ...figureFaults,
  ...weekFaults,
  ...sendingFaults,
  ...consentFaults,
  ...contentFaults,
  ...eventFaults,
  ...eventWordFaults,
  ...attendanceFaults,
  ...dispatchFaults,
  ...directoryFaults,
  ...teamsFaults,
  ...testSendFaults,
  ...anywhereFaults,
  ...pageFaults,
  ...newspaperFaults,
  ...printFaults,
  ...relayFaults,
  ...releaseFaults,
  ...leavingFaults,
  ...servedPictureFaults,
  ...withdrawalFaults,
  ...trafficFaults,
  ...videoFaults,
  ...siteFaults,
  ...tabFaults,
  ...officersFaults,
  ...outsideFaults,
  ...proposalFaults,
  ...sectionFaults,
  ...callFaults,
  ...calendarFaults,
  ...agendaFaults,
  ...retentionFaults,
  ...roadFaults,
  ...erasureFaults,
  ...personalFaults,
]
