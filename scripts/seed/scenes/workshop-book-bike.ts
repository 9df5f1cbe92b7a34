export const workshopBookBike = [
  `
# afternoon
t: Trike is in the cellar. It took three people, one of whom gave advice.
a: What is the state of it?
t: Good: frame, fork, hubs, the bell.
Bad: tyres, chain, brake blocks, saddle.
Unknown: a small door in the box that does not open.
a: 一扇打不开的小门！
t: I have tried oil and patience. Next is asking nicely.
`,
  `
# evening
a: Did it open?
t: It did. There was a paper bag inside with one roll in it. Hard as a stone. It may be older \
than us.
a: You kept it.
t: It is on the shelf with the jars, yes.
`,
  `
# evening
t: I have sharpened all the kitchen knives. Please regard every one of them as a stranger.
a: How sharp?
t: I cut a tomato and it did not notice.
a: 好，我告诉大家小心
t: How I do it, since you asked last time: fifteen strokes on the coarse stone on each side, \
until you can feel a burr with your thumb along the whole edge. Then ten on the fine one, lighter \
and lighter, until the burr is gone. Then the leather. The angle is two coins under the spine. It \
takes ten minutes, and it is the most peaceful thing I do all week.
a: I was going to ask whether I might watch, and now I want to be the knife.
`,
  `
# evening
a: I have sketched the box. Closed it is a plain crate with a lid. Open, the two sides swing out \
on piano hinges, and each side is a shelf with three rows.
t: How many books?
a: A hundred and twenty, with the thick ones below.
t: That is about fifty kilos. Plus box, plus trike, plus Mei.
a: So the box has to be light. Poplar?
t: Poplar ply, six millimetres, with ash edges. I can keep it under fourteen kilos.
a: Twelve.
t: Thirteen and I carve something on the front.
a: 成交
`,
  `
# evening
t: What should I carve?
a: Not an owl. Every library has an owl.
t: A hare? For Fox Hollow.
a: A hare with a book, running. She would look at it every day.
t: I can do running. I am not sure that I can do a book in a hare's paw at this size.
a: Let the hare carry it on its back, as a bike does.
t: You should do this for a living.
a: I conjugate for a living.
`,
  `
# noon
a: Quick one: which way round does a drill bit for tiles go?
t: The pointed end goes to the wall.
a: Tom.
t: Sorry. No hammer, slow speed, a strip of tape on the tile so that it does not slip, and a wet \
sponge underneath.
a: Is the tape for the tile or for me?
t: For both.
a: Hole made. Tile whole. I feel four metres tall.
`,
  `
# noon
a: The watering thing on the roof has stopped. The tomatoes look at me.
t: Is the little light on?
a: It blinks twice, waits, and blinks twice.
t: Two is "tank empty". Look in the barrel.
a: The barrel is full. There is also a frog in it.
t: Is the frog on the float?
a: …the frog is on the float.
t: Then the machine is correct in its way. It thinks that there is less water because somebody is \
standing on the scales.
a: I have built him a small raft out of a cork. The light is off now.
t: Corks. I keep telling everyone.
`,
  `
# afternoon
a: Can Dorothea make cookie cutters?
t: In the plastic that is safe for it, yes, and you wash them by hand. What shape?
a: A small fridge with a cork.
t: …I will start on it immediately.
a: And the letters of the alphabet in characters of one stroke or two: 一, 二, 人, 入, 八.
t: 人 and 入 are going to be the same cookie from two sides.
a: That is exactly the lesson 😄
`,
  `
# evening
t: First coat of primer is on the frame. What colour does she like? I thought I knew, and then I \
thought about it.
a: Not red, she says red is for fire engines and my socks. The green of the old library doors.
t: That is a very exact green.
a: I scraped a tiny flake off the hinge side, where nobody looks. It is in an envelope on your \
bench.
t: You vandalised a library for love.
a: Two square millimetres!
`,
  `
# noon
t: Has anyone seen the 5 mm key?
a: Which anyone? We are two.
t: I have to ask it in general, so as not to accuse.
a: It is in the drawer with the seeds, because I used it to make the holes for the seeds.
t: You planted beans with a 5 mm hex key.
a: Radishes. It is the perfect depth and you know it.
t: It is a very good depth.
`,
  `
# sat morning
t: Mending Saturday today! The kettle is on, the soldering iron is on, I have put out twelve chairs.
a: I am on my way with the desk, the list and forty labels.
t: Why forty?
a: Because you said that you were afraid of both answers.
`,
  `
# sat afternoon
a: Thirty-four people. THIRTY-FOUR.
t: I have not sat down since ten o'clock.
a: Results, from my list:
mended, 22
understood but not mended, 7
taken apart and to be continued, 3
married for forty years and only wanted to argue about a lamp, 1
t: That is 33.
a: The thirty-fourth brought cake.
t: And toasters?
a: Five. You were right about toasters.
t: 人间烟火
a: That is not quite what it means, but I love it here.
`,
  `
# noon
t: The boy with the tape recorder, did you see his face when it played?
a: It was his grandfather telling him to clean his room.
t: I only cleaned the heads. Ten minutes with a cotton bud.
a: He played it four times and each time he laughed at the same place. I wrote it on the label: \
"mended, very".
`,
  `
# evening
t: I repaired a music box this afternoon, no bigger than a matchbox. One tooth of the comb was \
bent, and so in the middle of the tune there was always a little hole. The woman who owns it had \
learnt to sing the missing note herself. I straightened the tooth, we wound it up, and when the \
place came she sang it all the same. Then she laughed and asked if I could bend it back.
a: Did you?
t: I did. Just a hair. She paid me for both.
a: 这是我今年听过最好的故事
t: It was in my hands for an hour, and now the tune will not leave.
`,
  `
# evening
t: Dorothea is on her third day of making mudguard brackets. She is a wonder.
a: Which plastic? They will sit in the sun.
t: The tough one that smells of nothing. I had to dry it in the oven first, at 65 degrees, for \
four hours.
a: In the kitchen oven?
t: Mei came in and asked what I was baking. I said "nothing". She looked in, saw a roll of black \
string on a tray, and said 少放盐 and went out again.
a: 😂😂😂
t: She suspects nothing. Or she suspects everything and is kind.
`,
  `
# evening
a: I have drawn a board for the tools, with the outline of each of them, so that one sees what is \
missing.
t: As in a crime film.
a: Exactly. The 5 mm key has a chalk outline already.
t: What is the shape at the bottom, with the ears?
a: That is where the cat sits.
t: She is missing.
a: She is on the warm part of Dorothea. I did not want to disturb either of them.
`,
  `
# evening
a: The piano hinges are here. Brass, 60 cm, two of them. Lovely and much too long.
t: I cut them on Thursday. Did you count the screws?
a: Forty-eight. All of them 10 mm.
t: In six millimetre ply. So forty-eight little points on the inside.
a: Ah.
t: We glue an ash strip behind it. It is nicer anyway, it gives the books something to lean on.
a: Does it add weight?
t: Two hundred grams. I will carve a thinner hare.
`,
  `
# evening
t: Question of method. Dovetails at the corners, which nobody will see, or finger joints, which \
nobody will see, but faster?
a: How much faster?
t: One evening against three.
a: And which one do you want to tell every guest about?
t: …
a: See you in three evenings.
`,
  `
# evening
t: I would like to take the sewing course that Frau Petri gives. Is that silly?
a: Why would it be silly?
t: I have hands like shovels.
a: You cut thirty-two joints by hand, you can thread a needle.
t: Wood holds still.
a: She says the same about wood, that it does not forgive. Cloth forgives everything, she says, \
as long as you iron it.
t: Then I will go. I will iron everything.
`,
  `
# afternoon
t: Dovetails done. Thirty-two of them, hand cut. Two are a little open, and I have had a word \
with them.
a: Which two?
t: You will not find them.
a: Bottom left at the back, and the one next to it.
t: I will never invite a teacher into a workshop again.
a: They are gorgeous, all thirty-two.
`,
  `
# evening
a: I tested the brakes on the hill behind the hall, with sixty kilos of potatoes in the box.
t: And?
a: It stops. The potatoes did not, at first, so I suggest a lid with a catch.
t: Did you lose many?
a: A dog took one home. The rest are for Friday's dinner, nobody needs to know what they have \
been through.
t: Catch for the lid, noted. A strap as well.
`,
]
