"""The English cues: what says each thing in its many ways, and what only looks like it."""

import pytest

from kit.exercises.opening.model import Opening
from kit.exercises.opening.situation import Situation

# By criterion: what it is found in, and what it is not found in. A sentence to somebody else
# than the customer names the listener first.
FOUND = {
    "greeting": [
        "Top of the morning to you, Mrs Flynn",
        "Heya Pete",
        "Good eve, sir",
        "Hullo, is Trevor about",
        "wotcha mate it's Dean",
        "Hello Mr Park",
        "Good afternoon, is this Tom?",
        "Hey there, quick call about your card",
        "Good day to you, madam",
        "alright mate, it's Gary from Swift Loans",
    ],
    "identity": [
        "Chidi Okafor here, I look after accounts at Redwood Dental",
        "It's only me, Denise, Halcyon Homes accounts",
        "We spoke last week: Ruth Adler, Beacon Credit Union",
        "its shaz from lowland leccy",
        "My name is Eun-ji Park. I'm calling on behalf of Delmar Bank.",
        "This is Maria Lopez with First Harbor Bank",
        "you're speaking to Owen at Lloyd & Marsh",
        "Calling from Oakridge Credit Union, my name is Alan Wu",
        "Ms. Chen, this is Dan O'Neill, I handle accounts at Brightwater Supplies",
        "Hello, you're through to Lucy at Barclay Home Loans",
    ],
    "verify_person": [
        "Am I right in thinking this is Mr Odum?",
        "Is it Mr Kowalski I'm talking to?",
        "Is Mr Bello there, please",
        "Do I have Ms. Vega on the line?",
        "and this is Mrs. Nwosu, yes?",
        "Am I speaking with Laura Kim?",
        "May I ask who I'm talking to?",
        "Can you confirm the last four digits of your social for me?",
        "Would this be Ms. Grant?",
        "I'd like to make sure I'm speaking to the right person. Are you Daniel Cho?",
    ],
    "notice": [
        "Heads up, this one's on a recorded line",
        "For training we record what's said",
        "This here's being recorded",
        "I'm obliged to mention the recording running in the background",
        "We're a debt collector, and anything you say will be used for that purpose",
        "This call is being recorded",
        "You're on a recorded line",
        "This is an attempt to collect a debt, and what you say will be used for that",
        "I should tell you I'm recording this.",
        "The conversation is taped for training",
    ],
    "purpose": [
        "It's the February rent I wanted to talk about",
        "I wanted a word on the tab you've got with us",
        "It's your phone bill, the one from April",
        "just following up on invoice 2207",
        "I'd like to chat about how your card's been running",
        "It's regarding your electricity account",
        "This is about the card payment that was due on the 3rd",
        "im ringing re your water bill",
        "Your account with us is two payments behind, which is why I'm in touch",
        "Calling on your overdraft",
    ],
    "cooperation": [
        "How about we put a plan together, you and me?",
        "Let's tackle it as a pair",
        "I'd sooner we found a way through jointly",
        "Shall we have a look at it together?",
        "My goal is for us to come away with a plan",
        "Let's find something that works for both of us",
        "Maybe we can figure this out between us",
        "Let's see what we can arrange",
        "I'm sure we can sort something out between the two of us",
        "I'd like to find a solution with you",
    ],
    "permission": [
        "Is this an alright time?",
        "Not interrupting your dinner, am I?",
        "Would you rather I rang tomorrow?",
        "Does now suit, or is later better?",
        "Should I call at another hour?",
        "Is now a good time?",
        "Would it be better if I called back this evening?",
        "are you free to chat for a sec",
        "Is it convenient to speak?",
        "Are you somewhere you can speak freely?",
    ],
    "open_question": [
        "Talk me through the last couple of months",
        "What would a manageable amount look like, in your view?",
        "Fill me in on how business has been",
        "what's the best way forward as you see it?",
        "What can you tell me about it?",
        "Tell me what happened",
        "I'd like to hear your side of it",
        "What do you think would be manageable?",
        "what's making it tough right now",
        "How do you see this going forward?",
    ],
    "third_party_disclosure": [
        "@spouse Your wife fell behind on her card with us",
        "@voicemail Hi Jo, your account's past due, please ring",
        "@colleague I'm from the debt recovery team, it's about what she owes",
        "@spouse there's twelve hundred outstanding on his account",
        "His brother? Ok, tell him his repayment bounced.",
        "@colleague He owes us $3,400",
        "@colleague Please tell her the repayment is late",
        "@voicemail This is an attempt to collect a debt",
        "@spouse he's behind with the mortgage",
        "@colleague I'm from the debt collection team at First Bank",
    ],
    "debt_before_verify": [
        "Hello, I'm calling about your missed payment. Who's speaking?",
        "Morning, Ruth from Beacon. Your car loan hasn't been paid this month.",
        "Eight hundred quid you owe us. That Terry?",
        "Hi, your balance of $212 is past due, is this Jo?",
        "Hello Jo, it's Ruth from Beacon about the arrears on your mortgage.",
        "Hello, this is Ann from Harbor Bank about your past due card. Am I speaking to Tom?",
        "You owe 900 dollars. Who is this?",
        "This is an attempt to collect a debt. Am I speaking with Joan?",
        "Hi, this is Bob from Harbor, you're two payments behind.",
        "Good morning Mr. Hill, I'm calling about the $450 on your card",
    ],
    "threat": [
        "There'll be a knock at your door tomorrow",
        "I'll have your wages garnished by Monday",
        "This ends one of two ways, and you won't enjoy the second",
        "keep ducking me and see where it gets you",
        "you're going down for this",
        "I'd hate for something to happen to your credit",
        "Expect a visit from our guys",
        "don't make me do this the hard way",
        "Next time it won't be a phone call",
        "If I don't hear from you I'm sending the bailiffs round",
    ],
    "judgement": [
        "You've got a nerve",
        "You're all talk",
        "You've been taking us for a ride",
        "how irresponsible",
        "You couldn't organise your own wallet",
        "You just don't want to pay",
        "You're lying to me",
        "You're a deadbeat",
        "you obviously don't take this seriously",
        "If you can't afford it you shouldn't have borrowed it",
    ],
    "guilt": [
        "Doesn't it bother you at all?",
        "My team won't get paid because of you",
        "I hope you're proud of yourself",
        "And after I put in a good word for you",
        "we've been so patient with you and for what",
        "After all we've done for you",
        "We trusted you and this is how you repay us",
        "I'm going to lose my bonus because of you",
        "We stood by you and you let us down",
        "Other customers manage to pay, even with less than you",
    ],
    "false_urgency": [
        "It's today or never",
        "You've got an hour",
        "This is it, no more chances",
        "24 hours. That's all you get.",
        "Tomorrow morning the file leaves my desk for good",
        "This is your last chance",
        "The clock is ticking",
        "You've got until midnight",
        "You must pay today",
        "You have 24 hours",
    ],
    "impersonation": [
        "Sergeant Doyle here, financial crimes",
        "This is the county clerk's office",
        "This is Experian, your score is dropping",
        "My name's Mr Frost, I'm a barrister",
        "You're talking to a federal agent",
        "I'm calling from the court",
        "I'm with the sheriff's office",
        "I'm an attorney",
        "You're speaking with the credit bureau",
        "This is your solicitor's office calling",
    ],
    "induce_borrowing": [
        "Stick it on another card, job done",
        "There are lenders who'd give you that in ten minutes",
        "You own your house, release some equity",
        "Max out the Visa if you must",
        "Pop down the pawnbroker's",
        "Can't you borrow it from your parents?",
        "Put it on another credit card",
        "Surely your brother can lend you something",
        "why not borrow from work",
        "You could sell your car or borrow the money",
    ],
    "family_pressure": [
        "I wonder how your husband will feel about it",
        "Should I ask your dad for the money instead?",
        "Maybe your employer would like a call",
        "I've got your emergency contacts here, shall I start dialling?",
        "next call is to your landlord",
        "We'll call your boss",
        "I'll have to speak to your employer",
        "We'll contact your references",
        "imagine your colleagues hearing about this",
        "We'll be in touch with HR",
    ],
    "amount_first": [
        "You owe $2,300. Is this Mr Hill?",
        "Hi Tom, it's four thousand two hundred dollars outstanding.",
        "£350. That's what I need from you.",
        "Mr Hill, $1,200 is due. Is now a good time?",
        "hello your balance is 560 pounds and i need it today",
    ],
    "stacked_questions": [
        "Why haven't you paid? When will you pay? Do you have a job?",
        "What happened? Where's the money? Who's going to pay? When?",
        "how much can you pay? when? how?",
        "Are you working? Do you rent? What are your outgoings? Any savings?",
        "When did you lose your job? How much is your rent? Does your wife work?",
    ],
}
NOT_FOUND = {
    "greeting": [
        "Right, Mr Ames, let's get to it",
        "Oi, Derek",
        "So I see you finally picked up",
        "Thanks for taking the call",
        "Is this Tom? You missed your payment",
        "Tom. Tom Baker. Pick up.",
        "I tried you this afternoon and again this evening",
        "Listen, I have no time for this",
    ],
    "identity": [
        "It's me again",
        "My name's not important",
        "I'm ringing from Halcyon Homes",
        "It's Denise. You know what it's about.",
        "This is employee number 2231 with the collections department",
        "We are calling from Apex Recovery about your account",
        "I'm calling from the collections department",
        "This is Mike. Call me back.",
    ],
    "verify_person": [
        "Is that your current address, 9 Mill Lane?",
        "Are you sitting down?",
        "A message for Ken Ito.",
        "Is there anything you want to tell me?",
        "Hi Mr Osei, your payment is late",
        "Mr. Osei, we need to talk",
        "Is this some kind of joke to you?",
        "Are you working at the moment?",
    ],
    "notice": [
        "I've made a note on your record",
        "I'll make a record of your promise",
        "On record, you've missed twice",
        "Don't bother recording me",
        "I recorded your last payment on the 4th",
        "Our records show a payment is missing",
        "According to our records you owe two payments",
        "This is your final notice",
    ],
    "purpose": [
        "There's a matter we need to discuss",
        "It's about your future",
        "Let me tell you about our rewards card offer",
        "It's private",
        "It's about something important",
        "I'd like to tell you about our new consolidation loan",
        "I need to talk to you right away",
        "Great news about a new loan that clears your card",
    ],
    "cooperation": [
        "I'm happy to assist",
        "We offer several options",
        "You and your brother should put the money together",
        "We can't work with this",
        "Let me help you with that",
        "We can take you to court",
        "We need you to pay",
        "We can see you haven't paid",
    ],
    "permission": [
        "I'll be quick",
        "Are you okay with being recorded?",
        "Ring me when you've got it",
        "Is it a good time to be buying shoes?",
        "Is it okay if I record the call?",
        "When can you pay?",
        "Are you working now?",
        "Good time to pay is now",
    ],
    "open_question": [
        "Which day works, Monday or Tuesday?",
        "Is there a problem?",
        "What on earth were you thinking?",
        "How much is left at the end of the month?",
        "How much can you pay today?",
        "How are you today?",
        "How many payments have you missed?",
        "What do you expect us to do, wait forever?",
    ],
    "third_party_disclosure": [
        "@spouse I can only talk to your wife about it, sorry",
        "@colleague Would you tell Steve that Ruth Adler at Beacon Credit Union rang?",
        "@spouse Is there a time that's best for her?",
        "@colleague No, I'm afraid I can't say what it's about",
        "@colleague It's a personal matter, I'd rather speak to her directly",
        "@voicemail This is Tom Reed from Harbor Bank, please call me on 555 0134",
        "@colleague No, it's nothing I can talk about. When is he back in?",
        "@voicemail Please ring me back on 0800 123 4567, I'm here until six",
    ],
    "debt_before_verify": [
        "Is that Jo? (pause) Your car loan hasn't been paid this month.",
        "Hi, Ruth from Beacon Credit Union. Is that Jo?",
        "Hello Jo, it's Ruth from Beacon. Is now a good time? How have things been?",
        "What's your date of birth, please? ... Thanks. It's about the arrears.",
        "Hi, this is Ann from Harbor Bank. Who am I speaking to?",
        "Is that Mr Hill? ... It's about your loan.",
        "Could you confirm the last four digits of your ID? Thanks. The balance is $300.",
        "Hi, this is Ann from Harbor Bank Loans. Is that Mr Hill?",
    ],
    "threat": [
        "Nobody's coming to your house, I promise",
        "Just so you have the facts: after 90 days the account is passed to another department.",
        "We don't send bailiffs and we won't",
        "I promise I'm not calling to threaten you",
        "I should be straight with you: late payments show on your credit file.",
        "You won't go to prison for this",
        "No one is going to come to your home",
        "There won't be any legal action while we talk",
    ],
    "judgement": [
        "The last two instalments didn't arrive",
        "I don't think you're careless",
        "You're not a bad person",
        "You wrote that you felt like a failure",
        "The payment agreed for the 5th hasn't arrived",
        "You said on Monday you'd pay on Friday, and it hasn't come in yet",
        "You've always been reliable",
        "You missed a payment",
    ],
    "guilt": [
        "Please don't feel bad",
        "I'm not here to make you feel guilty",
        "We've valued your custom all these years",
        "I know it's embarrassing to talk about money, take your time",
        "Thank you for being with us for ten years",
        "There's nothing to be ashamed of",
        "We appreciate your trust",
        "You've been a good customer and I'd like to keep it that way",
    ],
    "false_urgency": [
        "Could you let me know by Friday?",
        "There's plenty of time",
        "You don't have to decide today",
        "Can you make the payment this week please",
        "The payment is due on the 15th",
        "There's no rush",
        "This isn't a last chance or anything like that",
        "Your last payment was in May",
    ],
    "impersonation": [
        "I'm no policeman",
        "We're regulated by the Financial Conduct Authority",
        "I used to be a lawyer but I'm calling from Beacon",
        "This isn't the police, don't worry",
        "I'm not a lawyer",
        "I'm not from the police or a court",
        "You can talk to a lawyer if you want",
        "We're a collection agency working for Harbor Bank",
    ],
    "induce_borrowing": [
        "Don't go to a payday lender over this",
        "You borrowed 2,000 from us in June",
        "It's about the loan you took out with us",
        "The personal loan you have with us is a month behind",
        "Please don't borrow to pay this",
        "You don't need to take another loan",
        "You borrowed 5,000 in May",
        "Borrowing more would make it worse",
    ],
    "family_pressure": [
        "Hope your little one's on the mend",
        "We'd never contact your employer",
        "Please look after your family first",
        "Your wife won't learn of it from us",
        "How is your family?",
        "I'm sorry to hear about your mother",
        "Your family won't hear about it from me",
        "Did your employer change your pay day?",
    ],
    "amount_first": [
        "I'm calling about your card. The balance is $1,200.",
        "Is now a good time? You owe $900.",
        "Let's work this out together. It's $900.",
        "Call me on 5550134",
        "Your account ending 4471 is past due",
        "This is Tom at extension 204, ref 88120",
    ],
    "stacked_questions": [
        "What happened? (wait) When could you pay? (wait) How much?",
        "Is this Mr Hill? ... Is now a good time? How have you been?",
        "Is now a good time? What's been going on?",
        "Do you have a minute? ... What changed? ... And how are things now?",
        "Why? ... When? ... How?",
    ],
}

CLEAN = [
    "Good morning, Nadia Cole here from Fernhill Bank, on a recorded line. Is that Mr "
    "Stanton? (pause) Thanks. It's about your overdraft. I wondered whether now was a "
    "good moment? (pause) Things have been tight for lots of people this year. What's "
    "been making it hard, and how can we make it easier between us?",
    "Hello, may I speak with Mrs. Gupta? (wait) This is Rob Tanner from Lakeland Credit "
    "Union, this call's being recorded. We spoke in May and you told me your hours at "
    "work were cut and your daughter was starting school. I'm calling about your loan. If"
    " tonight's no good, I'll happily ring tomorrow. How are you all managing now?",
    "Hello, Mr Doyle? (pause) Mary Keane from Shannon Gas. I understand your wife passed "
    "away in spring and I'm truly sorry. Please take all the time you need. I'm calling "
    "about the gas account that was in her name. We won't cut anything off. Would another"
    " day suit you better? When you're ready, tell me how things are and we'll sort it "
    "out together.",
    "Hi Ms Ortega? ... It's Dee at Magnolia Medical billing. The line's recorded. I'm "
    "calling on the balance from your visit in June. I know hospital bills are no fun. "
    "Have you got a couple minutes? I'd like to hear how you're feeling, and then you and"
    " I can look at what insurance covered.",
    "Hello, is Tyrell Banks available? ... Good to meet you, Tyrell. Joan Fisk from "
    "Harbor Light Credit Union. This call may be recorded. The reason I'm reaching out is"
    " the personal loan you opened in March. You've been a good member for years and this"
    " is the first time a payment hasn't come in. Is everything all right? Got a moment "
    "to talk me through it? I'm sure we can work it out.",
    "Good afternoon, I'd like to speak with Ivy Turner. ... Hello Ivy. Frank Moss, Peak "
    "Broadband. The call's recorded. I'm calling about your broadband bill. I know your "
    "lad's been poorly, so if now's a bad time just say and I'll ring another day. No "
    "one's switching anything off. How are you both?",
    "Good morning, Mr Lau? ... Hi. Karen Ito from Pacific Student Loans. I'm calling on "
    "your student loan. A late payment shows on your credit report after 90 days, so I "
    "wanted to reach you well before that. Do you have time to talk? Tell me what's been "
    "going on, and let's see what plans you're eligible for.",
    "Hello Mr and Mrs Pell? ... It's Tom Ridge at Wessex Water. Our calls are recorded. "
    "It's about your bill. Sorry, I should have called sooner. I gather your son's school"
    " fees went up. Could we set aside ten minutes, now or whenever suits you? I'd like "
    "us to look at the meter readings together.",
]


def read(opening: Opening, written: str) -> set[str]:
    """Return what is found in a sentence."""
    answers, text = "unknown", written
    if written.startswith("@"):
        answers, text = written[1:].split(" ", 1)
    feedback = opening.reader.read(text, Situation(answers=answers), "us", "en")  # type: ignore[arg-type]
    present = {each["id"] for each in feedback["elements"] if each["present"]}
    return present | {each["id"] for each in feedback["violations"]}


@pytest.mark.parametrize(
    ("criterion", "written"), [(each, text) for each, texts in FOUND.items() for text in texts]
)
def test_it_is_found_however_it_is_put(opening: Opening, criterion: str, written: str) -> None:
    assert criterion in read(opening, written)


@pytest.mark.parametrize(
    ("criterion", "written"), [(each, text) for each, texts in NOT_FOUND.items() for text in texts]
)
def test_what_only_looks_like_it_is_not_found(
    opening: Opening, criterion: str, written: str
) -> None:
    assert criterion not in read(opening, written)


@pytest.mark.parametrize("text", CLEAN)
def test_a_decent_opening_breaks_nothing(opening: Opening, text: str) -> None:
    feedback = opening.reader.read(text, Situation(answers="unknown"), "us", "en")

    assert feedback["violations"] == []
