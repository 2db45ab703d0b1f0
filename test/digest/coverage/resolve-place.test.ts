import { describe, expect, it } from 'vitest';
import { createPlaces } from '../../../src/digest/coverage/resolve-place.ts';
import { aDistrict } from '../../conversation/cards/card-district.ts';

const [oak] = aDistrict().sites;
if (!oak) throw new Error('the small district has a school');
const places = createPlaces([
  { ...oak, id: 'springs', name: 'Palm Springs High School', city: 'Palm Springs', address: '2401 East Baristo Road, Palm Springs' },
  { ...oak, id: 'academy', name: 'Desert Learning Academy', city: 'Palm Springs', address: '2401 E. Baristo Rd., Palm Springs, CA 92262' },
  { ...oak, id: 'jacinto', name: 'Mt. San Jacinto High School', city: 'Cathedral City', address: '30800 Landau Blvd' },
  { ...oak, id: 'landau', name: 'Landau Elementary School', city: 'Cathedral City', address: '30310 Landau Boulevard, Cathedral City' },
  { ...oak, id: 'north', name: 'North Middle School', city: 'Palm Springs', address: '5 North Palm Avenue, Palm Springs' },
  { ...oak, id: 'twin', name: "St. Mary's Annex", city: 'Cathedral City', address: '5 N Palm Ave, Cathedral City' },
]);

describe('the place of a call', () => {
  it.each([
    ['2401 East Baristo Road, Palm Springs', 'springs'],
    ['2401 E BARISTO RD', 'springs'],
    ['2401 e. baristo rd., palm springs, ca', 'springs'],
    ['2401 E Baristo Rd Palm Springs CA 92262-1234', 'springs'],
    ['PALM SPRINGS HS', 'springs'],
    ['Palm Springs High', 'springs'],
    ['Palm Springs High School, 2401 E Baristo Rd, Palm Springs', 'springs'],
    ['Desert Learning Academy', 'academy'],
    ['Mount San Jacinto H.S.', null],
    ['MOUNT SAN JACINTO HS', 'jacinto'],
    ['30800 Landau Boulevard', 'jacinto'],
    ['Landau Elementary', 'landau'],
    ['North Middle', 'north'],
    ['5 North Palm Ave, Cathedral City', 'twin'],
    ['5 N. Palm Avenue, Palm Springs', 'north'],
    ['St. Mary’s Annex', 'twin'],
  ])('%s is %s', (place, site) => {
    expect(places.siteOf(place)).toBe(site);
  });

  it.each([
    ['another number', '2403 E Baristo Rd'],
    ['another street', '2401 E Baristo Ave'],
    ['another city', '2401 E Baristo Rd, Cathedral City'],
    ['two sites at different addresses', '5 N Palm Ave'],
    ['more than the place', '2401 E Baristo Rd apt 4'],
    ['a part of a name', 'Palm Springs'],
    ['a city only', 'Cathedral City, CA'],
    ['nothing', ''],
    ['punctuation', '--'],
    ['a word of the language', 'constructor'],
  ])('is none of the sites with %s', (_, place) => {
    expect(places.siteOf(place)).toBeNull();
  });

  it('is one for all sites at one address', () => {
    expect(places.placeOf('springs')).toBe(places.placeOf('academy'));
    expect(places.placeOf('north')).not.toBe(places.placeOf('twin'));
    expect(places.placeOf('gone')).toBe('gone');
  });
});
