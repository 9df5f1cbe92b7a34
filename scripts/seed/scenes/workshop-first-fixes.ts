export const workshopFirstFixes = [
  `
# evening
t: Welcome to the cellar, online edition. Bikes, prints, seedlings, and the shelf of things with \
one screw left over.
a: How full is that shelf by now?
t: There are four jars. I think one complete machine must be in there by now.
a: We should build it one day and see what it does.
t: It will be a toaster. It is always a toaster.
`,
  `
# evening
a: My rear wheel ticks once per turn. Tick, tick, tick.
t: Only when you pedal, or rolling too?
a: Rolling too. Faster when I go faster.
t: Then it is the wheel, not the chain. Lift it, spin it, look at the rim between the brake pads.
a: It wobbles. Maybe two millimetres, to the left, at the valve.
t: Spoke. Squeeze them in pairs all round and tell me which one is soft.
a: Found it! It feels like cooked spaghetti.
t: 辐条松了. Bring it down, I have the key. Quarter turns only, and never at the end of a long day.
a: Why not?
t: Because at the end of a long day a quarter turn is three quarters.
`,
  `
# evening
t: Wheel is true. Half a millimetre, which is as straight as anything in this house.
a: It is silent! I rode round the block twice just to hear nothing.
t: Nothing is my favourite noise.
a: Thank you 🙏 What do I owe the workshop?
t: Hold this lamp for ten minutes on Thursday.
`,
  `
# evening
a: The desk lamp in my classroom flickers when anybody closes the door.
t: Loose contact. In the plug, in the switch or in the socket, and it is nearly always the plug.
a: How do I find out which?
t: Wiggle them one after the other, and be polite to the one that flickers.
a: It was the plug. One of the wires had come out from under its screw.
t: Did you switch it off first?
a: I pulled it out and asked a pupil to hold it up in the air, where all could see it.
t: Safety as theatre. I approve.
`,
  `
# evening
a: What was I holding the lamp for? You never told me.
t: The pump of Mrs Adler's coffee machine. It was full of chalk. Now it is full of coffee.
a: Did she say anything?
t: "It has not made that sound since 1994." I think it was praise.
`,
  `
# noon
a: Has the 3D printer got a name yet?
t: Not until it deserves one.
a: What did it do?
t: I asked for a hook. After six hours I have a nest. A bird would be pleased, but it is not a hook.
a: Photo?
t: https://example.org/album/nest
a: It is rather beautiful.
t: It let go of the plate at layer forty and then went on printing in the air, with complete \
confidence.
a: 和我第一年教书的时候一样
t: 😄
`,
  `
# morning
t: Things to try with the plate, in this order:
wash it with soap, not only with spirit
level it warm, not cold
first layer slow, and a hair closer
a brim for anything with small feet
a: One at a time, I hope.
t: All at once would be quicker.
a: And then you would not know which one it was.
t: You teach even on Saturdays.
a: One at a time, Tom.
`,
  `
# evening
a: I tried to fix the bathroom tap myself.
t: And?
a: I turned the water off, I took it apart, I laid out all the pieces in order on a towel.
t: Very good so far.
a: Then Biscuit walked across the towel.
t: How many pieces?
a: Nine, I have found seven. One of them is in the cat or in the plughole.
t: A washer is forty cents. Leave the cat out of it, I am coming up.
a: 找到了！It was in my sleeve.
`,
  `
# evening
t: It was the soap.
a: The first one on the list!
t: Somebody had touched the plate with buttery fingers.
a: Who could possibly have had butter on their fingers, in this house, in the morning.
t: We may never know. Here is the hook, it carries four kilos.
a: Then it deserves a name.
t: Dorothea. She was my first teacher. Slow and exact, and she did not like butter.
`,
  `
# noon
a: The tomato seedlings have two real leaves each!
t: How many came up?
a: Thirty-one of thirty-six. They all lean to the window as if somebody were calling them.
t: Turn the tray every morning. A quarter turn.
a: Everything in your life is a quarter turn.
t: It has served me well.
a: 给它们做个架子吧？The windowsill is full.
t: Measure the window and leave me the numbers on the bench.
`,
  `
# evening
t: A riddle. A customer brings a chair and says that it creaks. I sit on it and it does not \
creak. He sits on it and it does not creak. He goes home with it and it creaks.
a: Is it the floor?
t: It was the floor! I went there, I sat, it creaked. I took the chair away and stood there, and \
it creaked.
a: What do you charge for that?
t: A coffee, and he has to tell nobody that he carried a chair through the town twice.
`,
  `
# evening
a: Numbers for the shelf: {94 cm wide, 20 deep, three levels, 30 between|112 cm wide, 18 deep, \
two levels, 40 between}.
t: {Pine or the old bed slats?|I have one board of larch left, is that enough?}
a: {Bed slats! They have dreamt long enough.|It is, if you do not measure as you measured the \
bathroom.}
t: {They are 6 cm wide, so three a level and a gap for the drip.|The bathroom is not square. I \
was the only straight thing in it.}
a: {Screws or dowels?|Hooks or feet?}
t: {Dowels. I want to be able to say that there is no metal in it.|Feet, so that it can go up to \
the roof later.}
a: {Then you will say it to everyone.|Good thinking.}
t: {Every single guest.|It happens.}
`,
  `
# evening
a: Why does the compost smell of {onions|a swimming pool}?
t: Because there are {a great many onions in it|only wet things in it}.
a: {Is that bad?|What can I do?}
t: {Only for the worms. They turn up their noses, and they are all nose.|Cardboard. Tear it small \
and mix it in, two handfuls to one of peelings.}
a: {Fewer onions, then. And the coffee grounds?|Egg boxes too?}
t: {They love those.|Egg boxes are the best of all.}
a: {蚯蚓也要喝咖啡|鸡蛋盒我攒了一抽屉}
t: {Black, no sugar.|Of course you have a drawer of them.}
`,
  `
# evening
t: Would you look at a text for me? It is for the notice board of the parish hall:
"Mending Saturday. Bring it broken, take it home whole, or at least take it home understood. \
Coffee. This Saturday, ten to two."
a: "Or at least take it home understood" is perfect. Do not touch it.
t: Is it too long for a notice board?
a: It is exactly as long as waiting for a bus.
t: How many people will come? I am a little afraid of both answers.
a: Twelve. And one of them brings a toaster.
`,
  `
# evening
a: Who helps you on Mending Saturday, apart from me?
t: Iwan from the bakery can solder. Frau Petri sews anything, she once sewed a tent to a car, for \
a reason. And a student who says that he "knows phones".
a: And I do bikes?
t: You do bikes and the front desk. You are good with people who are holding something broken.
a: That is my whole profession.
`,
  `
# evening
t: Now something that must stay in this room.
a: It is a public room.
t: It is a public room about screws. Nobody has ever come in by accident.
a: 说吧
t: In a month it is ten years that Mei has been at the library. I want to build her the book bike.
a: The one she talks about every spring? With the shelf that opens like wings?
t: That one. She wants to take books to the people who cannot come down the stairs any more.
a: Tom. Yes. Yes to all of it. What do you need?
t: A frame, a box, and somebody who stops me from making it too heavy.
a: I am that somebody.
`,
  `
# evening
t: What is the best tool you ever held?
a: A red pencil. You?
t: My grandfather's marking knife. The handle is worn to his thumb, not to mine, and so I always \
hold it a little wrong and think of him.
a: Will it be worn to yours one day?
t: I am working on it.
`,
  `
# evening
a: About the bike: two wheels or three?
t: Three is steadier at the kerb, two is nicer to ride. Mei is not tall and books are heavy.
a: Three, then. With two in front, and the box between them.
t: And a parking brake that one can work with the foot, because her hands will be full of books.
a: You have been thinking about this for a long time.
t: Since the second spring.
`,
  `
# noon
t: I have found a frame! An old bakery trike, in the shed behind Iwan's ovens, under eleven flour \
sacks.
a: Does it roll?
t: It rolls the way a cow sits down. But it is straight, the tubes are good, and it has a plate \
with a number from before the bridge was built.
a: What does he want for it?
t: He wants the first ride, and bread "on principle".
a: You are a baker paying a baker with bread.
t: He says that his own tastes of work.
`,
]
