/**
 * Names common in California schools, in both languages; lower case, without accents. A word in `COMMON_NAMES` is always a name, however
 * it is written; a word in `AMBIGUOUS_NAMES` is also an ordinary word and counts as a name only where it is written like one.
 */
const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

export const COMMON_NAMES = list(`
  aaliyah aaron abigail abraham abril adalyn adam adan addison adolfo adrian adriana agustin aidan aiden aileen aisha alan alana alberto
  alejandra alejandro alex alexa alexander alexandra alexia alexis alfonso alfredo alice alicia alina alison allison alma alonso alonzo
  alvaro alyssa amanda amelia amir amy ana anahi andrea andres andrew andy angela angeles angelica angelina angelo anita ann anna anne
  annie anthony antonia antonio ariana ariel arianna armando arturo ashley ashlyn aubrey audrey august augusto aurora autumn ava avery
  axel ayden aylin barbara beatriz becky belen benito benjamin bernardo bertha beth betty bianca billy bobby boris bradley brandon brandy
  braxton brayan brayden breanna brenda brendan brenna brian briana brianna bridget brittany brody brooklyn bruce bruno bryan bryant
  bryce brandi caleb calvin cameron camila camilla camilo carl carla carlos carmen carol carolina caroline carolyn carter casandra casey
  cassandra catalina catherine cecilia cesar charles charlie charlotte chelsea cheryl chloe chris christian christina christine
  christopher christy cindy claire clara claudia clayton cody colin colton connor consuelo corey cory courtney cristian cristina
  cristobal crystal curtis cynthia dahlia daisy dakota dallas damian damien dana daniel daniela daniella danielle danny daphne darius
  darlene darren david dayana deborah debra delia delilah denise dennis derek desiree destiny devin diana diane diego dolores dominic
  dominick dominique donald donna dora doris dorothy douglas duncan dustin dylan eddie edgar edith eduardo edward edwin efrain eileen
  elaine eleanor elena eli elias elijah elisa elizabeth ella ellen ellie eloy elsa emerson emilia emiliano emilio emily emma emmanuel
  enrique eric erica erick erik erika erin ernesto esmeralda esperanza esteban estefania esteban ester esther estrella ethan eugene eva
  evan evelyn ezekiel ezequiel fabian fabiola fatima federico felicia felipe felix fermin fernanda fernando fidel fiona francesca
  francis francisca francisco freddy frederick gabriel gabriela gabriella gael gary gavin genesis george gerald geraldine gerardo
  gianna gilbert gilberto gina giovanni gisela giselle gladys gloria gonzalo gordon graciela gregorio gregory greta griselda guadalupe
  guillermo gustavo hailey hannah harold harry hayden heather hector heidi helen henry herbert heriberto hernan holly hugo humberto ian
  ignacio iker imani inez ingrid irene iris irma isaac isaias isabel isabella isabelle isaiah isidro ismael israel itzel ivan ivette
  jackie jackson jacob jacqueline jade jaden jaime jake jamal james jamie jane janet janice jared jasmin jasmine jason javier jayden
  jaylen jazmin jazmine jeff jeffrey jenna jennifer jenny jeremiah jeremy jerome jerry jesse jessica jesus jill jimena jimmy joan
  joanna joaquin joe joel joey johana john johnny jonah jonathan jordan jorge jose josefina joseph josh joshua josiah josue jovany joyce
  juan juana juanita judith julia julian juliana julie julieta julio julissa justin justine kaitlyn kamila karen karina karla kate
  katelyn katherine kathleen kathryn kathy katie katrina kayden kayla kaylee keith kelly kelsey kendra kenia kenneth kenny kevin khalil
  khloe kimberly kristen kristin kristina kyle kylie larry latoya laura lauren laurie layla leah leandro leila lena leo leonardo
  leonel leonor leslie leticia levi lexi liam lidia liliana lillian lily linda lindsay lindsey lisa litzy lizbeth logan lola lorena
  lorenzo lori louis lourdes luca lucas lucia luciana luciano lucy luis luisa lupe lupita lydia mackenzie maddie madeline madison
  mackenzie maite makayla malachi malia malik manuel manuela marc marcela marcelo marcia marco marcos marcus margaret margarita maria
  mariah mariam mariana maribel maricela marie mariela marilyn marina mario marisa marisol marissa maritza marjorie marlene martha
  martin martina marvin mary mason mateo mathew matias matthew mauricio maurice max maximiliano maximo maya megan melanie melissa melody
  melvin mercedes mia micaela michael micah michelle miguel mike mikayla mila milagros miranda mireya miriam moises monica monique
  monserrat morgan moses muhammad mohammed nadia nancy naomi natalia natalie natasha nathan nathaniel nayeli nelson nestor nevaeh
  nicholas nick nicolas nicole nina noah noe noel noelia noemi nora norma octavio ofelia olga oliver olivia omar orlando oscar osvaldo
  oswaldo pablo paige paloma pamela paola patricia patrick patty paul paula paulina pedro penelope perla peter philip phillip phoebe
  pilar priscilla quentin rachel rafael ramiro ramon ramona randy raquel raul raymond rebeca rebecca regina rene renee reynaldo ricardo
  richard ricky rigoberto riley rita robert roberta roberto rocio rodolfo rodrigo rodney roger rogelio roland rolando roman romeo ronald
  ronnie rosalia rosalinda rosario roxana roxanne roy ruben ruby ruth ryan sabrina salma salvador sam samantha samuel sandra sandy santiago
  sara sarah sasha saul savannah scott sean sebastian selena serena sergio seth shane shannon sharon shawn sheila shelby sherry sierra
  silvia simon simone sofia sonia sophia sophie stacey stacy stefany stella stephanie stephen steve steven stuart susan susana sydney
  sylvia tamara tania tanya tara tatiana taylor teresa terrence terry theodore theresa thomas tiffany timothy tina todd tomas tommy tony
  tracy travis trent trevor tristan tyler tyrone ulises uriel ursula valentina valeria valerie vanessa vera veronica vicente vicky victor
  victoria vincent violeta virginia vivian viviana wendy wesley whitney wilfredo william willie wilson ximena xavier xochitl yadira yael
  yamilet yanet yaretzi yasmin yesenia yolanda yoselin yuliana yvette yvonne zachary zaira zara zoe zoey zulema
  aguilar aguirre alvarado alvarez anderson andrade arellano arias arroyo avila ayala baker barajas barrera barrientos becerra beltran
  bennett bermudez bernal bravo briones bustamante caballero cabrera calderon camacho cardenas carrillo castaneda castillo castro
  cervantes cervera chavez cisneros collins contreras cordova cornejo coronado cortes cortez cuevas davis delacruz delgado diaz dominguez
  duarte duran echeverria edwards elizondo enriquez escobar escobedo espinosa espinoza esquivel estrada evans felix fernandez figueroa
  flores fuentes galindo gallardo gallegos galvan gamez garcia garza gomez gonzales gonzalez griffin guerrero gutierrez guzman hernandez
  herrera hinojosa hernandes huerta hughes ibarra jackson jaramillo jenkins jimenez johnson jones juarez lara leyva limon lopez lozano
  lucero lujan macias madrigal magana maldonado marquez martinez medina mejia melendez mendez mendoza mercado meza miller mitchell
  miranda molina montes montoya mora morales moreno morris munoz murphy najera navarro nguyen nunez ocampo ochoa olivares olivas orozco
  ortega ortiz pacheco padilla palacios pantoja patel pena peralta perez peterson phillips pineda ponce portillo preciado quezada
  quinones quintana quintanilla quintero ramirez ramos rangel razo renteria reyes reyna richardson rincon rivas rivera robinson robles
  rocha rodriguez rodriquez rojas romero rosales rosas rubio ruelas ruiz saldana salas salazar salcedo salgado salinas sanchez sandoval
  santana santiago saucedo segura sepulveda serrano sierra silva smith solis solorzano sosa soto stewart suarez tapia tejeda tellez
  thompson torres tovar trejo trevino trujillo uribe urias valadez valdez valencia valenzuela vallejo vargas vasquez vazquez velasco
  velasquez velez verdugo villa villalobos villanueva villarreal villasenor williams yanez zamora zapata zarate zavala zepeda zuniga
`);

export const AMBIGUOUS_NAMES = list(`
  allen amber angel april art ash bell bill blanca blue bob brook brooks brown bush byrd campos carlo chance chase chuck clay cole cook
  cooper crista cruz dale dawn dean dee dolly drew earl elder eve faith flor ford fox frank gene ginger grace grant gray green guerra hall
  harmony haven hazel heaven henson hill honor hope hunter ivy jack jasper jay jewel john jean joy june justice kay ken kim king kit lance
  lane lee leon liberty long lorde lucho luna luz major mark marks may mckay melody mercy mike miles mills montes moss nash nick noble
  olive opal page paris parker pat paz pearl penny peta pierce porter price prado prince queen rafa ray reed rey rich rick river rios rob
  robin rod rosa rose rosita rosy rush russell salvador santos sage sandy sky skylar skyler sol stone storm sue summer tate ted thorn tom
  trinity trip troy tyson vega violet wade walker ward warren wells west will white wood woods wright young zion
`);
