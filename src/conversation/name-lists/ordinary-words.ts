/** Words people write with a capital that are no names; lower case, without accents. A capital on any other word inside a sentence reads as a name. */
const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Kept wherever they stand. */
export const ORDINARY_WORDS = list(`
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
  december mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec
  lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
  diciembre
  i i'm i'll i've i'd english spanish ingles espanol math science history chemistry biology algebra band choir drama football basketball
  soccer baseball volleyball halloween christmas thanksgiving navidad homecoming prom
  student students teacher teachers staff employee principal vice assistant counselor counsellor nurse coach officer police sheriff deputy
  parent parents mom mother dad father guardian grandma grandmother grandpa brother sister aunt uncle family adult boy girl kid kids child
  children man woman men women guy guys custodian janitor secretary clerk librarian aide substitute sub driver guard security director
  superintendent admin administrator visitor stranger neighbor victim witness someone somebody nobody everyone person people group class
  estudiante estudiantes alumno alumna alumnos alumnas maestro maestra maestros profesor profesora profe empleado empleada directora
  subdirector subdirectora consejero consejera enfermera enfermero entrenador entrenadora oficial policia sheriff padre madre padres papa
  mama hermano hermana tia tio abuela abuelo familia adulto adulta muchacho muchacha chico chica chicos nino nina ninos ninas hombre mujer
  joven conserje secretaria guardia visitante persona personas grupo clase alguien nadie
  school office main gym library cafeteria quad field parking lot gate fence room building hallway restroom bathroom locker lockers
  bus stop street avenue road drive campus classroom playground lab theater pool track stadium entrance exit door portable north south east
  west period lunch recess break grade elementary middle high district unit city county state
  escuela oficina gimnasio biblioteca patio campo estacionamiento puerta reja salon edificio pasillo bano casillero autobus calle avenida
  camino entrada salida periodo almuerzo recreo grado primaria secundaria preparatoria distrito ciudad condado norte sur este oeste
  usa us california riverside coachella desert palm springs cathedral mexico american americano americana hispanic latino latina
  black asian native african muslim jewish christian catholic mexican mexicano mexicana
  hs ms es pe tk am pm ok tv id pd it hr bb er dm dms pa ac ap iep sro cps ice emt ems thc cbd lsd gps usb suv vp ib ta rv gi nb hp dj vs
  aka fyi asap tbd cpr aed std psusd pshs dhshs cchs rmhs pspd dhspd ccpd rso chp fbi dea atf doj
  instagram snapchat snap tiktok facebook youtube whatsapp discord twitter telegram roblox fortnite minecraft google zoom slack teams
  chromebook chromebooks airpods airpod iphone ipad macbook android samsung nike jordan jordans adidas gucci xbox playstation nintendo
  juul vape glock ar-15 ak-47 taser tylenol advil adderall xanax percocet fentanyl narcan benadryl gatorade bible koran
  uber lyft walmart target starbucks costco honda toyota chevy nissan tesla jeep dodge
`);

/** Words a sentence begins with: kept there, and not taken for the first half of a name. */
export const SENTENCE_STARTS = list(`
  a an the this that these those he she it we they you his her their our my its there here when while after before during then now today
  yesterday tonight this last next two three four five six seven eight nine ten some one both all several many another each every no not
  none other in on at by from to for with without near under over about into of off out up down as if so but and or because since until
  also just only again still later first second third finally suddenly apparently maybe possibly likely please help got saw heard found
  told said called asked was were is are has had have did does do can could would should will might hit kicked pushed fight fighting gun
  knife weapon drugs smoke fire blood money phone cell backpack bag car truck door window rock stick bullying theft stolen broken someone
  ask asks call calls tell talk speak email text see check find contact meet per via dear hi hello thanks thank sorry spoke let
  what who where why how which threat threats threatened caught took threw brought came left ran went walked stood sat seen inside outside
  el la los las un una unos unas lo este esta estos estas ese esa esos esas aquel el ella ellos ellas nosotros yo tu usted ustedes su sus mi
  hay hubo habia fue era estaba estaban esta estan es son tiene tenia tienen cuando mientras despues antes durante luego entonces ahora hoy
  ayer anoche manana dos tres cuatro cinco seis siete ocho nueve diez algunos ambos todos varios muchos otro otra otros cada ningun ninguno
  no ni si en al del de desde hacia para por con sin cerca bajo sobre entre hasta como porque pero y e o u que quien quienes donde cual
  tambien solo otra vez primero finalmente quiza tal posible por favor ayuda vi oi escuche encontre encontraron dijo dijeron llamo pidio
  preguntar pregunte pregunten llame llamen avise avisar hable hablar ver vea hola gracias segun
  pego pegaron golpeo empujo pelea peleando arma navaja cuchillo pistola drogas humo fuego sangre dinero telefono celular mochila bolsa
  carro camioneta ventana piedra palo amenaza amenazas amenazo robo robaron rompio vinieron vino salio corrio se le les me nos
`);

/** Verbs of people: a capitalised word that begins a sentence before one of these is somebody. */
export const PERSON_VERBS = list(`
  hit hits punched punches kicked kicks pushed pushes slapped shoved bit grabbed choked attacked stabbed threw throws threatened threatens
  said says told tells yelled screamed brought brings took takes stole steals sold sells showed shows pulled pulls smoked vaped drank
  started ran walked cried fell left came has had was is wants wanted posted texted sent wrote drew touched
  pego pega golpeo golpea empujo empuja pateo patea mordio agarro ataco apunalo avento amenazo amenaza dijo dice grito trajo trae
  tomo robo vendio vende mostro saco fumo bebio empezo corrio lloro cayo salio vino tiene tenia quiere publico mando escribio dibujo toco
`);
