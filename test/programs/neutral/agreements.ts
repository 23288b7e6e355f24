import type { Program } from '../../../src/program/program.ts'

export const agreements: Program['agreements'] = [
  {
    code: 'CCA',
    name: 'Harbour Certification and Confidentiality Agreement',
    acceptedBy: 'exam',
    versions: [
      {
        version: 'V9',
        demo: true,
        sections: [
          {
            number: '1',
            title: 'What it is about',
            text: [
              'You accept this agreement before an exam. It says what you and the program owe each other for as long as you hold, or work towards, a certification.',
            ],
          },
          {
            number: '2',
            title: 'Exams are confidential',
            text: [
              'Questions, answers and lab tasks belong to the program. You tell them to nobody, in no form, before or after the exam.',
              'You sit the exam alone, as yourself, and with nothing beside you but what the test centre allows.',
            ],
          },
          {
            number: '3',
            title: 'Certification',
            text: [
              '3.1 You are certified once every requirement is met and this agreement is accepted, and for as long as the certification stays active.',
              '3.2 The program may suspend or revoke a certification where this agreement is broken, where a result was not your own, or where a mark was misused. It tells you why, and hears you first.',
            ],
          },
          {
            number: '4',
            title: 'Logos and marks',
            text: [
              'While a certification is active you may use its logo by the logo guidelines. When it ends, you take the logo down.',
            ],
          },
          {
            number: '5',
            title: 'Keeping it active',
            text: [
              'A certification lasts as long as its requirements say, and is renewed by exams or continuing education. To know the day it ends is your own task.',
            ],
          },
          {
            number: '6',
            title: 'Your particulars',
            text: [
              'The program keeps your name, your addresses and your results to run the certifications. What this site does with them stands in its privacy notice.',
            ],
          },
          {
            number: '7',
            title: 'Verification of Certification',
            text: [
              'The program, and those who process data for it, may tell others whether you are certified, in what, and until when. You say in your settings whether it may; you can change that at any time.',
            ],
          },
          {
            number: '8',
            title: 'Changes, and the end of it',
            text: [
              'A new version takes the place of this one when you accept it. Sections 2 and 4 hold on after your last certification has ended.',
            ],
          },
        ],
      },
    ],
  },
  {
    code: 'LOGO',
    name: 'Logo Guidelines and Agreement',
    acceptedBy: 'logo',
    versions: [
      {
        version: 'V1',
        demo: true,
        sections: [
          {
            number: '1',
            title: 'Who may use a logo',
            text: [
              'You, for a certification that is yours and active, as long as it is. Not your employer, and not a product.',
            ],
          },
          {
            number: '2',
            title: 'Where it may stand',
            text: [
              'On your card, your résumé, your profile, in your signature and on a page about you: beside your name, so that it is plain whose it is.',
            ],
          },
          {
            number: '3',
            title: 'How it is shown',
            text: [
              'Whole, as the file has it: not redrawn, coloured anew, turned, stretched or set into another mark. Leave a quarter of its width free on every side. At 32 pixels or more.',
              'Choose the light file for light grounds, the dark one for dark grounds, and the one in one colour for print.',
            ],
          },
          {
            number: '4',
            title: 'What it must not say',
            text: [
              'Nothing that makes people think that the program employs you, answers for your work, or recommends what you sell.',
            ],
          },
          {
            number: '5',
            title: 'When it ends',
            text: ['When the certification is expired, suspended or revoked, take the logo down within thirty days.'],
          },
        ],
      },
    ],
  },
  {
    code: 'CE-TC',
    name: 'Continuing Education Terms and Conditions',
    acceptedBy: 'credits',
    versions: [
      {
        version: 'V1',
        demo: true,
        sections: [
          {
            number: '1',
            title: 'What counts',
            text: [
              'Activities of providers that the program has approved, reported by the provider, once each, from the day they were done until the day they expire.',
            ],
          },
          {
            number: '2',
            title: 'Review',
            text: [
              'Some activities are reviewed. They count once approved, from their own day; the program may ask for proof for two years.',
            ],
          },
        ],
      },
    ],
  },
  {
    code: 'ETHICS',
    name: 'Harbour Skipper Code of Certification Ethics',
    versions: [
      {
        version: 'V1',
        demo: true,
        sections: [
          {
            number: '1',
            title: 'Honest work',
            text: ['You show only what you hold, do only what you can, and say so when something is beyond you.'],
          },
          {
            number: '2',
            title: 'Fair exams',
            text: ['You neither use nor pass on what spoils an exam for others, and you report it where you meet it.'],
          },
        ],
      },
    ],
  },
]
