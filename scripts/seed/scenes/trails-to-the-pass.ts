export const trailsToThePass = [
  `
# sat evening
a: Greetings from the Miller hut. There is one corner of the terrace with signal and I am \
standing in it on one leg.
t: I am holding her other leg.
m: It is so beautiful here. They had dumplings! Not like ours, big as a fist, with plums inside.
a: Fourteen kilometres, 690 metres up, five hours with breaks. Exactly to plan.
t: The plan did not say anything about plums. I had four.
m: Jona showed me the book where people write, it goes back ninety years. Somebody in it \
complains about the snoring on the very first page.
t: I am looking forward to adding to a tradition.
`,
  `
# sun noon
m: Down again! What broke?
a: One bootlace, mine. One strap on Tom's pack. And we forgot salt.
t: And my pride, when a lady of seventy went past us singing.
m: She was so nice. She waited for us at the spring to tell us that we were doing well.
a: So, to fix: spare laces, strap, salt. That is a very good list. I was afraid of a longer one.
t: Did anyone sleep?
m: You did. The whole room can confirm it.
`,
  `
# evening
t: Strap sewn with waxed thread, eight stitches to the inch. It will outlive the pack.
a: Laces bought, in red, so that I see them coming.
m: Salt in a little jar. I have labelled it in two languages.
t: In case of a foreign soup.
m: In case of you.
`,
  `
# evening
t: Question: gloves or mittens?
a: Mittens for warm, gloves for doing things.
m: My mother is knitting something with half fingers and a lid.
a: A lid?
m: You fold it over the fingers when you are done doing things.
t: Your mother has solved a question that has divided the valley for two hundred years.
m: She asks for the length of your thumbs.
t: 6.5 cm.
a: 7. Wait, how does she know that we would answer?
m: She knows.
`,
  `
# noon
a: Long-range forecast for our Friday: high pressure building from the west. I do not say more.
t: Three forecasts agree?
a: Two and a half.
m: What does the half say?
a: "Mostly."
t: I have had whole summers that were less than mostly.
`,
  `
# noon
a: Quiz for your lunch break. You hear thunder ten seconds after the flash. How far away is it?
t: Three kilometres and a bit.
m: Ten seconds too near.
a: You are both right, but Mei is going to live longer.
t: And what do we do then?
a: Off the ridge, away from single trees, packs and poles to one side, crouch on something dry.
m: And if there is a café?
a: Then that.
`,
  `
# evening
m: Serious question about food. What do we eat on the pass itself, in the wind?
t: Bread, hard cheese, apple. Things that do not fly away.
m: I could make rice balls, with the sausage in the middle and seaweed round it.
a: Oh yes. Yes to rice balls.
t: I withdraw the cheese. No, I do not withdraw the cheese. Both.
m: Two per person per day, six each, eighteen. I make them on Thursday night.
a: Do they keep until Sunday?
m: Until Saturday, with enough vinegar in the rice. On Sunday we live on Tom's cheese.
t: My hour will come.
`,
  `
# evening
m: I would like to learn to whistle with two fingers before we go. How does one do it?
t: Wet lips, tongue back, fingers like a roof, and blow over the edge as over a bottle.
m: Pffff
a: I can hear her through the wall.
m: Pffffff
t: Roof a little lower.
m: Pffffweee?
a: There was something!
m: FWEEEEEE
t: The cat has left the building.
`,
  `
# evening
a: One talk about safety and then I am quiet. If the cloud comes down on the pass we stop, put on \
a layer, and stay together. If we cannot see the next cairn from the last one, we turn round. No \
discussion, no heroes.
m: Agreed.
t: Agreed. The mountain will be there next year too.
a: Emergency number is on the list, and Mrs Adler has our plan and the time at which she may \
begin to worry.
m: When may she begin to worry?
a: Sunday, nine in the evening.
t: She told me that she has already begun, "just to be in form".
`,
  `
# noon
t: The fox on the bench has been repaired! Somebody has given him a new nose.
a: Who?
t: I do not know. It is cherry wood, and very nicely fitted.
m: Tom.
t: I walk past there sometimes.
m: TOM.
t: He looked as if he had a cold, I could not leave him like that.
a: ❤️
`,
  `
# evening
m: Found in the library, a walkers' guide to our valley, more than a hundred years old. On \
Lantern Pass it says:
"The traveller is advised to carry a lantern, not because it is dark, but because he will be glad \
of the company."
a: That is where the name is from?
m: There used to be one on the summit, the shepherds lit it on feast days and you could see it \
from both valleys.
t: Oh, I like that very much.
a: Tom, do you have a lantern?
t: Do I have a lantern, she asks the man with a cellar.
`,
  `
# noon
a: A woman at work heard that we do the Pass and gave me three tips:
go early, the light on the west side is only there until nine
when you come out of the wood do not look up yet, walk to the white stone, then look up
at the Tern hut ask for the old guest book, not the new one
t: "Do not look up yet." I have goosebumps.
m: What happens at the white stone?
a: She would not say. She only smiled and went to her meeting.
m: 我已经等不及了
`,
  `
# noon
t: Exhibit: one storm lantern, brass, found behind the door that is now a table. The glass is \
cracked but I have another.
m: How heavy?
t: Seven hundred grams without oil. I know what you are going to say.
a: The limit is eight kilos.
t: I take out the cheese.
m: Tom!! The whole cheese?
t: Half the cheese. And one sock.
a: If it comes up to the pass I carry it for an hour.
m: 我也背一个小时
t: Then the cheese is saved.
`,
  `
# evening
a: No long walk this week, rest is part of training. An hour in the park at most.
m: I can do rest. I have trained for rest all my life.
t: Rest as in lying down?
a: As in not carrying anything up anything.
t: I have a wardrobe to deliver tomorrow. Third floor.
a: Tom.
t: It counts as stairs, I know, I know. The friend who sighs will carry the heavy end.
`,
  `
# afternoon
a: Last training walk, nice and easy: eight kilometres along the canal and back for supper. Legs \
only need to remember.
m: I will be there. Which side of the bridge?
t: THE OTHER ONE
m: I know, I know, I am already on it. I only wanted to see it in capital letters.
a: I can see the yellow jacket. She is right where she should be.
t: Five weeks ago a stranger waved at me. How far we have come.
`,
  `
# evening
m: Eight kilometres felt like going to get the post!
a: And you walked in front all the way.
m: Was that me?
t: I had the sun in my eyes and your boots in my ears. They still squeak.
m: They do not squeak, they talk to the ducks.
`,
  `
# evening
a: I was thinking about what you said, Mei, about the first walk, that you had not gone further \
than the bakery.
m: And it was true!
a: Since then we have done 96 kilometres, I added them up.
t: Ninety-six?
m: 九十六公里！
a: Without counting the ones where we were lost.
t: With those it is a hundred. Let us say a hundred, I want to tell the cobbler.
m: I want to tell my mother. She will say I must eat more.
`,
  `
# morning
t: I dreamt that we were at the Tern hut and it was full of bakers.
a: Were they friendly?
t: Very. But they wanted their chairs back.
m: 😂😂😂
`,
  `
# evening
a: The Tern hut rang back. The stove in the annex works, there is wood, and would we please bring \
the post up with us, because nobody else is coming that way this week.
m: We are the post!
t: How heavy is the post?
a: Some letters and a parcel "of soft things".
m: I would like to carry the soft things.
a: I pick it up at the valley shop on the way to the trail.
t: A lantern, the post, eighteen rice balls. This is getting to be an expedition.
`,
  `
# evening
m: What shall I do about my plants for three days?
t: Mrs Adler has offered to water. She has also offered to feed Gerald and to sing to him.
a: Nobody asked her to sing to him?
t: I may have said that he likes it.
m: And Biscuit?
a: Biscuit goes where the food is. She moved downstairs yesterday, she has already packed.
`,
  `
# noon
a: Train times, so that everyone has them:
6:52 from the main station, platform 4
8:31 change, nine minutes
9:15 valley stop, it only halts if you press the button
m: I want to press the button.
t: Last time we missed the button and had a very nice day in a place with no mountains.
a: Mei presses the button, Tom watches Mei, I watch both.
m: 没问题
`,
  `
m: Boots waxed, bag packed, 7.9 kilos with the tea. I weighed it twice, and then once more for joy.
a: Very proud of you!
t: Mine is 8.0 exactly. I cut the handle off my toothbrush.
m: You did not.
t: I did, and now I cannot reach the back ones.
m: 哈哈哈哈 OK good night bag, I am off to soak the rice
a: Newest forecast is in. Three out of three now!
t: I do not want to hear it. I do want to hear it.
a: "Settled and clear, light wind on the summits, exceptional visibility." Exceptional!
t: Exceptional. I am going to sit down for a moment.
a: And the hut asks if we can be there by five, there will be soup.
t: For soup I can be there by four.
a: Mei, tell us when the rice is done, we will come and roll with you 🍙
`,
]
