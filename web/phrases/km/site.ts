import type { SitePhrases } from '../vi/site.ts'

export const site = {
  name: 'Hội Thi',
  tagline: 'ការប្រឡងតាមអនឡាញរបស់ស្ថាប័នរដ្ឋ',
  skip: 'ទៅកាន់ខ្លឹមសារ',
  header: { home: 'ទំព័រដើម Hội Thi', signIn: 'ចូលគណនី', account: 'គណនី' },
  preferences: {
    title: 'ការបង្ហាញ',
    language: 'ភាសា',
    theme: 'ផ្ទៃខាងក្រោយ',
    themes: { system: 'តាមឧបករណ៍', light: 'ភ្លឺ', dark: 'ងងឹត', contrast: 'កម្រិតពណ៌ខ្ពស់' },
    text: 'ទំហំអក្សរ',
    texts: { normal: 'មធ្យម', large: 'ធំ', larger: 'ធំណាស់' },
  },
  footer: { line: 'ម៉ោងទាំងអស់គឺជាម៉ោងវៀតណាម (UTC+7)។' },
  errors: {
    notFound: {
      title: 'រកមិនឃើញទំព័រនេះទេ',
      text: 'អាសយដ្ឋានអាចត្រូវបានវាយខុស ឬទំព័រត្រូវបានផ្លាស់ទីទៅកន្លែងផ្សេង។',
    },
    fault: {
      title: 'ប្រព័ន្ធមានបញ្ហា',
      text: 'បញ្ហាត្រូវបានកត់ត្រាទុក។ ចម្លើយដែលបានបង្ហាញថា «បានរក្សាទុក» នៅដដែល។ សូមព្យាយាមម្ដងទៀតក្នុងរយៈពេលបន្តិច។',
    },
    busy: {
      title: 'ប្រព័ន្ធកំពុងរវល់',
      text: 'មានមនុស្សច្រើនកំពុងប្រើប្រាស់ក្នុងពេលតែមួយ។ ចម្លើយដែលបានបង្ហាញថា «បានរក្សាទុក» នៅដដែល។ សូមព្យាយាមម្ដងទៀតក្នុងរយៈពេលបន្តិច។',
    },
    refused: { title: 'មិនទាន់អាចបើកទំព័រនេះបានទេ' },
    home: 'ទៅទំព័រដើម',
    retry: 'ព្យាយាមម្ដងទៀត',
  },
  units: {
    days: (count: string, _n: number) => `${count} ថ្ងៃ`,
    hours: (count: string, _n: number) => `${count} ម៉ោង`,
    minutes: (count: string, _n: number) => `${count} នាទី`,
    seconds: (count: string, _n: number) => `${count} វិនាទី`,
  },
} satisfies SitePhrases
