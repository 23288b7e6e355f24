import type { Agreement } from '../../program/program.ts'

/** The names and numbers are the program's; the texts are made up, and an operator puts its own in their place. */
export const agreements: readonly Agreement[] = [
  {
    code: 'CCA',
    name: 'Cisco Certification and Confidentiality Agreement',
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
              'You accept this agreement before an exam. It applies while you hold, or work towards, a certification.',
            ],
          },
          {
            number: '2',
            title: 'Exams are confidential',
            text: [
              'Questions, answers and lab tasks belong to the program. Don’t share them with anyone, in any form, before or after the exam.',
              'You take the exam alone and in your own name, using only what the test center allows.',
            ],
          },
          {
            number: '3',
            title: 'Certification',
            text: [
              '3.1 You are certified once you meet all requirements and accept this agreement, for as long as the certification is active.',
              '3.2 The program may suspend or revoke a certification if you break this agreement, if a result wasn’t your own, or if you misuse a mark. It tells you why, and hears you first.',
            ],
          },
          {
            number: '4',
            title: 'Logos and marks',
            text: [
              'While a certification is active, you may use its logo under the logo guidelines. When it ends, you remove the logo.',
            ],
          },
          {
            number: '5',
            title: 'Keeping it active',
            text: [
              'The requirements say how long a certification is active. You renew it with exams or continuing education. You’re responsible for knowing when it expires.',
            ],
          },
          {
            number: '6',
            title: 'Your data',
            text: [
              'The program keeps your name, addresses and results to run the certifications. This site’s privacy notice says what it does with them.',
            ],
          },
          {
            number: '7',
            title: 'Verification of Certification',
            text: [
              'The program, and companies that process data for it, may confirm your certifications and their dates to others. You decide this in your settings, and can change it at any time.',
            ],
          },
          {
            number: '8',
            title: 'Changes and termination',
            text: [
              'A new version replaces this one when you accept it. Sections 2 and 4 continue after your last certification ends.',
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
              'You may use the logo of your own certification while it’s active. Your employer may not, and it may not appear on a product.',
            ],
          },
          {
            number: '2',
            title: 'Where you may use it',
            text: [
              'Use it on your business card, résumé and profile, in your email signature, and on a page about you. Put it beside your name, so that it’s clear whose it is.',
            ],
          },
          {
            number: '3',
            title: 'How to show it',
            text: [
              'Show the whole file unchanged. Don’t redraw, recolour, rotate or stretch it, or make it part of another mark. Leave a quarter of its width free on every side. Use 32 pixels or more.',
              'Use the light file on light backgrounds, the dark file on dark backgrounds, and the one-colour file for print.',
            ],
          },
          {
            number: '4',
            title: 'What it must not say',
            text: [
              'Don’t suggest that the program employs you, is responsible for your work, or recommends what you sell.',
            ],
          },
          {
            number: '5',
            title: 'When it ends',
            text: ['If the certification expires, or is suspended or revoked, remove the logo within 30 days.'],
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
              'Activities count if an approved provider reports them. Each counts once, from its own day until it expires.',
            ],
          },
          {
            number: '2',
            title: 'Review',
            text: [
              'Some activities are reviewed. Once approved, they count from their own day. The program may ask for proof for two years.',
            ],
          },
        ],
      },
    ],
  },
  {
    code: 'ETHICS',
    name: 'Cisco Professional Code of Certification Ethics',
    versions: [
      {
        version: 'V1',
        demo: true,
        sections: [
          {
            number: '1',
            title: 'Honest work',
            text: ['Claim only certifications you hold, do only work you can do, and say so if you can’t.'],
          },
          {
            number: '2',
            title: 'Fair exams',
            text: ['Don’t use or share leaked exam content, and report it if you see it.'],
          },
        ],
      },
    ],
  },
]
