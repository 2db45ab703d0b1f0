/** A 55th type with a question of its own, as the sections of one new file; `ANSWER` is where the reporter picks it, under `specific`. */
export const LOOSE_ANIMAL = `statutes:
  PC 597: { status: verify_with_counsel }
duties:
  animal_control: { label: { en: Call animal control, es: Llamar a control de animales }, owner: site_admin, due: soon }
questions:
  - id: animal_behavior
    stage: branch
    text: { en: What does the animal do?, es: ¿Qué hace el animal? }
    display: select
    when: { specific: loose_animal }
    answers:
      - { id: calm, en: It is calm, es: Está tranquilo }
      - { id: attacks, en: It attacks, es: Ataca }
      - { id: unknown, en: I don't know, es: No sé }
types:
  - type: loose_animal
    label: { en: Loose animal, es: Animal suelto }
    level: L2
    basis: [PC 597]
    duties: [animal_control]
    when: { specific: loose_animal }
    unless:
      - { when: { animal_behavior: attacks }, level: L5 }
      - { when: { animal_behavior: unknown }, level: L3 }
    why: { en: The school keeps everyone away., es: La escuela aleja a todos. }
    now: [{ en: Move students inside., es: Lleve adentro a los estudiantes. }]
`;
export const ANSWER = '{ id: loose_animal, en: Loose animal, es: Animal suelto, when: { kind: other } }';
