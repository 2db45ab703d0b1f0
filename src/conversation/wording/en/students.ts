/** English words of linking students to an incident. */
export const students = {
  intro: 'For the equity counts. The number is turned into a code that cannot be read back, and is kept nowhere else.',
  linked: (acted: number, target: number, witness: number) => `Linked so far: acted ${acted}, target ${target}, witness ${witness}.`,
  number: 'Student number',
  numberHint: 'As in the student information system. Never a name.',
  role: 'What part did they have?',
  roles: { acted: 'Acted', target: 'Target', witness: 'Witness' },
  home: 'Home school',
  submit: 'Link',
  done: 'Linked. Tap More again for another student.',
  already: 'This student is linked in this part already.',
  wrong: 'Up to two letters and 4 to 12 digits. No names.',
  noKey: 'Student numbers cannot be linked yet: the operator has to set STUDENT_ID_KEY.',
};

export type StudentWording = typeof students;
