import type { Certification, Regime } from '../../core/standing/program.ts'
import type { BuiltInRule } from '../../core/standing/rule.ts'

export const recertifySupportTechnician: BuiltInRule = {
  any: [{ examIn: { groups: ['ccst', 'associate', 'professional', 'expert'] } }],
}

export const recertifyTechnician: BuiltInRule = {
  any: [{ examIn: { groups: ['cct', 'associate', 'professional', 'expert'] } }],
}

export const recertifyEntryUntil2020: BuiltInRule = {
  examIn: {
    groups: ['legacyIcnd1', 'legacyAssociate', 'legacyProfessional', 'legacyCcieWritten', 'expertLab', 'ccde'],
  },
}

export const recertifyAssociate: BuiltInRule = {
  any: [{ examIn: { groups: ['associate', 'core', 'concentration', 'expert'] } }, { credits: 30 }],
}

export const recertifyAssociateUntil2020: BuiltInRule = {
  examIn: { groups: ['legacyAssociate', 'legacyProfessional', 'legacyCcieWritten', 'expertLab', 'ccde'] },
}

export const recertifySpecialist: BuiltInRule = {
  any: [{ examIn: { groups: ['core', 'concentration', 'expert'] } }, { credits: 40 }],
}

export const recertifyProfessional: BuiltInRule = {
  any: [
    { examIn: { groups: ['core', 'expert'] } },
    { examIn: { group: 'concentration' }, count: 2 },
    { all: [{ credits: 40 }, { examIn: { group: 'professional' } }] },
    { credits: 80 },
  ],
}

export const recertifyProfessionalUntil2020: BuiltInRule = {
  examIn: { groups: ['legacyProfessional', 'legacyCcieWritten', 'expertLab', 'ccde'] },
}

export const recertifyExpert: BuiltInRule = {
  any: [
    { examIn: { group: 'expert' } },
    { all: [{ examIn: { group: 'core' } }, { examIn: { group: 'concentration' } }] },
    { examIn: { group: 'concentration' }, count: 3 },
    { all: [{ credits: 40 }, { examIn: { group: 'core' } }] },
    { all: [{ credits: 40 }, { examIn: { group: 'professional' }, count: 2 }] },
    { all: [{ credits: 80 }, { examIn: { group: 'professional' } }] },
    { credits: 120 },
  ],
}

const recertifyExpertUntil2020: BuiltInRule = { examIn: { groups: ['legacyCcieWritten', 'expertLab', 'ccde'] } }

/** Two years from expiry to expiry and a suspended year, until 2020-02-24; since then three years from the renewal. */
export const expertRegimes: readonly Regime<BuiltInRule>[] = [
  {
    until: '2020-02-23',
    validityMonths: 24,
    suspendedMonths: 12,
    anchor: 'previousExpiry',
    recertify: recertifyExpertUntil2020,
  },
  { from: '2020-02-24', validityMonths: 36, suspendedMonths: 0, anchor: 'completion' },
]

/** What was earned before 2025-07-15 never expires. */
export const supportTechnicianValidity: NonNullable<Certification['validity']> = [
  {},
  { earnedFrom: '2025-07-15', months: 60 },
]
